package dev.example.studio;

import dev.example.studio.StudioConfiguration.Mode;
import dev.example.studio.StudioJob.Problem;
import dev.example.studio.StudioJob.State;
import dev.wanedit.fleet.job.FleetListener;
import dev.wanedit.fleet.job.PhaseChange;
import dev.wanedit.job.Money;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Turns the changes of the fleet's jobs into the states of the studio's. A change may come twice, or late: what is shown is the
 * job's record as it is now.
 */
@Component
@Profile("fleet")
class FleetProgress implements FleetListener {

    private final JobStore store;
    private final JobList jobs;
    private final JobProgress progress;
    private final JobEnds ends;
    private final Uploads uploads;
    private final Mode mode;

    FleetProgress(JobStore store, JobList jobs, JobProgress progress, JobEnds ends, Uploads uploads, Mode mode) {
        this.store = store;
        this.jobs = jobs;
        this.progress = progress;
        this.ends = ends;
        this.uploads = uploads;
        this.mode = mode;
    }

    @Override
    public void changed(PhaseChange change) {
        store.find(change.key()).ifPresent(this::show);
    }

    /** Shows where a job is. */
    void show(JobRecord record) {
        JobProgress.job(record.key()).ifPresent(id -> show(id, record));
    }

    private void show(UUID id, JobRecord record) {
        TaskId task = record.taskId();
        if (task != null) {
            progress.follow(task, id);
            jobs.change(id, job -> job.ofTask(task.value()));
        }
        switch (record.phase()) {
            case READY, SUBMITTING, UNCERTAIN -> {} // An uncertain job is being looked for.
            case PENDING -> {
                edit(id, task);
                progress.move(id, State.QUEUED);
            }
            case RUNNING -> {
                edit(id, task); // Its turn in the queue may have been too short to be seen.
                progress.move(id, State.RUNNING);
            }
            case SUCCEEDED -> progress.move(id, State.DOWNLOADING);
            case ARCHIVED -> {
                bill(id, record.figures());
                ends.ended(id, null, true);
            }
            case FAILED -> ends.failed(id, problem("TaskFailed", record));
            // Also one that broke a rule, such as its highest cost, when its turn had come.
            case CANCELED ->
                ends.failed(
                        id, problem(task == null && record.failure() != null ? "InvalidJob" : "TaskCanceled", record));
            case EXPIRED -> ends.failed(id, problem("TaskExpired", record));
            case REJECTED -> ends.failed(id, problem("RequestRejected", record));
        }
    }

    /** The fake has an edited version of the sample clip. */
    private void edit(UUID id, TaskId task) {
        mode.demo()
                .ifPresent(demo -> jobs.find(id)
                        .flatMap(job -> uploads.find(job.request().video()))
                        .ifPresent(clip -> demo.submitted(task.value(), uploads.path(clip))));
    }

    private void bill(UUID id, JobFigures figures) {
        Money cost = figures.cost();
        if (figures.billed() != null) {
            String seconds = Checker.seconds(figures.billed());
            jobs.change(
                    id,
                    job -> job.billed(
                            seconds,
                            cost == null ? null : cost.amount().toPlainString(),
                            cost == null ? null : cost.currency().getCurrencyCode()));
        }
    }

    private static Problem problem(String kind, JobRecord record) {
        TaskFailure failure = record.failure();
        return new Problem(kind, failure == null || failure.message() == null ? "" : failure.message());
    }
}
