package dev.example.studio;

import dev.example.studio.StudioJob.State;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.event.TaskReport;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what the client reports into the states of the studio's jobs. */
@Component
class JobProgress implements JobListener {

    private static final String PREFIX = "studio-";
    private static final Pattern OWN = Pattern.compile(PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final JobList jobs;
    private final Map<TaskId, UUID> tasks = new ConcurrentHashMap<>();

    JobProgress(JobList jobs) {
        this.jobs = jobs;
    }

    static JobKey key(UUID job) {
        return new JobKey(PREFIX + job);
    }

    /** The studio's job of a key; empty for a key of another program. */
    static Optional<UUID> job(JobKey key) {
        Matcher own = OWN.matcher(key.value());
        return own.matches() ? Optional.of(UUID.fromString(own.group(1))) : Optional.empty();
    }

    @Override
    public void onStep(JobStep step) {
        find(step.jobKey(), step.taskId()).ifPresent(job -> onStep(job, step));
    }

    private void onStep(UUID job, JobStep step) {
        if (step.taskId() != null) {
            tasks.put(step.taskId(), job);
            jobs.change(job, it -> it.ofTask(step.taskId().value()));
        }
        switch (step.kind()) {
            case UPLOADING -> move(job, State.UPLOADING);
            case SUBMITTED, KNOWN, QUEUED -> move(job, State.QUEUED);
            case RUNNING -> move(job, State.RUNNING);
            case SUCCEEDED, DOWNLOADING -> move(job, State.DOWNLOADING);
            // How it ended is known from its completion.
            default -> {}
        }
    }

    /** A report may be late: a job never goes back, except when it is tried again. */
    void move(UUID job, State next) {
        jobs.change(job, it -> it.state().open() && next.compareTo(it.state()) > 0 ? it.with(next, -1) : it);
    }

    @Override
    public void onTask(TaskReport seen) {
        EditResult result = seen.task().result();
        Usage usage = result == null ? null : result.usage();
        if (usage == null || usage.billed() == null) {
            return;
        }
        String seconds = Checker.seconds(usage.billed());
        TaskReport.Cost cost = seen.cost();
        find(seen.jobKey(), seen.task().taskId())
                .ifPresent(job -> jobs.change(
                        job,
                        it -> it.billed(
                                seconds,
                                cost == null ? null : cost.amount().toPlainString(),
                                cost == null ? null : cost.currency().getCurrencyCode())));
    }

    /** Progress of an upload or a download. */
    void transferred(UUID job, State during, long done, long total) {
        int percent = total <= 0 ? -1 : (int) (100 * done / total);
        jobs.change(job, it -> it.state() == during ? it.with(during, percent) : it);
    }

    /** What is reported of this task is about the job. */
    void follow(TaskId task, UUID job) {
        tasks.put(task, job);
    }

    /** The job has ended, or has to be started again. */
    void forget(UUID job) {
        tasks.values().remove(job);
    }

    private Optional<UUID> find(@Nullable JobKey key, @Nullable TaskId task) {
        return Optional.ofNullable(key)
                .flatMap(JobProgress::job)
                .or(() -> Optional.ofNullable(task).map(tasks::get));
    }
}
