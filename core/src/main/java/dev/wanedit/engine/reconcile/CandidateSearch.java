package dev.wanedit.engine.reconcile;

import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.SnapshotChange;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Searches the account's list for the task of a job whose answer was lost: tasks of its model that were created at
 * about the time the job was sent, without tasks that belong to another job in the store, and without tasks that show
 * another prompt.
 *
 * <p>The whole list of the last 24 hours is read, and the times are compared here: the list has absolute times. A
 * filter by time would need the time zone of the service, and with a wrong zone the list would not show the task. For a
 * model that is not known here, the list is not filtered by model either: the service may list the task under another
 * name of the model.
 */
final class CandidateSearch {

    /** The largest normal difference between the clocks of the service, of this machine and of another machine. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final Duration BOTH_SKEWED = SKEW.multipliedBy(2);

    /** How wrong a clock may be before an existing task is treated as absent. */
    static final Duration WRONG_CLOCK = Duration.ofMinutes(15);

    private static final int MOST_PAGES = 200;
    private static final int QUERIES_AT_ONCE = 4;

    private final TaskApi tasks;
    private final SharedListing list;
    private final JobRecorder jobRecorder;
    private final Duration settling;
    private final TaskFilter filter;

    CandidateSearch(TaskApi tasks, JobRecorder jobRecorder, Reconciliation settings) {
        this.tasks = tasks;
        this.list = new SharedListing(new TaskPages(tasks, MOST_PAGES), jobRecorder::now);
        this.jobRecorder = jobRecorder;
        this.settling = settings.settling();
        this.filter = TaskFilter.recent().withApiKeyId(settings.apiKeyId());
    }

    /** The tasks in the list that can be this job's by their time, even if a clock is wrong. */
    Single<Listing> listed(JobRecord job) {
        TaskFilter ofModel = job.fingerprint().model() == null ? filter.withModel(EditJob.MODEL) : filter;
        return list.all(ofModel)
                .map(read -> new Listing(
                        read.tasks().stream()
                                .filter(task -> !job.disproved().contains(task.taskId())
                                        && createdWhenSent(job, task, WRONG_CLOCK))
                                .toList(),
                        read.clockOff(),
                        read.clockAhead(),
                        read.dated()));
    }

    /**
     * Those of them that can be this job's, according to the store and to a query of each task.
     *
     * @param listed the tasks that {@link #listed} returned
     */
    Single<List<Candidate>> candidates(JobRecord job, List<TaskSummary> listed) {
        return Flowable.fromIterable(listed)
                .concatMapMaybe(task -> unlessAnothers(job, task))
                .flatMapMaybe(candidate -> looked(job, candidate), false, QUERIES_AT_ONCE)
                .toList();
    }

    /**
     * True if two jobs were sent at so nearly the same time that a task can belong to either of them. A job that was sent at an
     * unknown time was sent before its record said so, and cannot have made the task of one that was sent later.
     */
    boolean close(JobRecord one, JobRecord other) {
        Instant first = one.attempted();
        Instant second = other.attempted();
        if (first == null || second == null) {
            return !isAfter(first, other) && !isAfter(second, one);
        }
        return Duration.between(first, second).abs().compareTo(settling.plus(BOTH_SKEWED)) <= 0;
    }

    /** True if a job was sent at this moment, after the record of the other one. */
    private static boolean isAfter(@Nullable Instant sent, JobRecord other) {
        return sent != null && sent.isAfter(other.changed().plus(BOTH_SKEWED));
    }

    private boolean createdWhenSent(JobRecord job, TaskSummary task, Duration skew) {
        Instant sent = job.attempted();
        Instant created = task.created();
        return sent == null
                || created == null
                || (!created.isBefore(sent.minus(skew))
                        && !created.isAfter(sent.plus(settling).plus(skew)));
    }

    /** A task that another job adopted without proof may still be this job's. */
    private Maybe<Candidate> unlessAnothers(JobRecord job, TaskSummary task) {
        boolean timely = createdWhenSent(job, task, SKEW);
        boolean ofModel = isOfModel(job, task);
        return jobRecorder.later(() -> jobRecorder.findByTask(task.taskId())).flatMapMaybe(owner -> {
            boolean free = owner.isEmpty() || owner.get().key().equals(job.key());
            return free || owner.get().adopted()
                    ? Maybe.just(new Candidate(task.taskId(), timely, ofModel, free, false))
                    : Maybe.empty();
        });
    }

    /** False if the list names another model. The task is still a reason not to send the job again. */
    private static boolean isOfModel(JobRecord job, TaskSummary task) {
        String model = job.fingerprint().model();
        return model == null || task.model() == null || model.equals(task.model());
    }

    private Maybe<Candidate> looked(JobRecord job, Candidate listed) {
        return tasks.query(listed.taskId()).mapOptional(found -> judged(job, listed, found));
    }

    private static Optional<Candidate> judged(JobRecord job, Candidate listed, TaskSnapshot found) {
        boolean told = found.prompt() != null;
        boolean costsNothing = found.status() == TaskStatus.FAILED || found.status() == TaskStatus.CANCELED;
        if (SnapshotChange.contradicts(job, found) || (costsNothing && !told)) {
            return Optional.empty();
        }
        // A task that is in the list but unknown to a query is still a reason not to send the job again.
        boolean plausible = listed.plausible() && found.status() != TaskStatus.UNKNOWN;
        return Optional.of(new Candidate(listed.taskId(), listed.timely(), plausible, listed.free(), told));
    }
}
