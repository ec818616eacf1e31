package dev.wanedit.fleet.driver;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.fleet.node.Downloads;
import dev.wanedit.fleet.node.FleetParts;
import dev.wanedit.fleet.table.JobDocuments;
import dev.wanedit.fleet.table.JobRow;
import dev.wanedit.fleet.table.WaitingJob;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.RunningJob;
import dev.wanedit.job.Submission;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs that the driver's client holds: those that wait in it until they are sent, and those that it follows at the service.
 * What becomes of each is written to the tables. It belongs to the driver's thread.
 */
final class HeldJobs {

    private static final Logger LOG = LoggerFactory.getLogger(HeldJobs.class);

    private static final Duration FOR_A_RECORD = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);

    /** Longer than the service knows a task: the driver never gives up a wait by itself. */
    private static final Duration LONGEST = Duration.ofHours(26);

    private final FleetParts parts;
    private final VideoEditClient client;
    private final Postponed postponed;
    private final UnrecordedTasks unrecorded;
    private final Term driver;
    private final CostLimits limits;
    private final JobDocuments documents = new JobDocuments();
    private final Map<JobKey, Followed> followed = new HashMap<>();
    private final Set<JobKey> unsent = new HashSet<>();
    private final Refusals refusals = new Refusals();

    /**
     * @param parts what the parts of the node share
     * @param client sends and follows
     * @param postponed jobs that must wait
     * @param unrecorded tasks whose ids could not be written
     * @param driver is notified of what its jobs need
     */
    HeldJobs(FleetParts parts, VideoEditClient client, Postponed postponed, UnrecordedTasks unrecorded, Term driver) {
        this.parts = parts;
        this.client = client;
        this.postponed = postponed;
        this.unrecorded = unrecorded;
        this.driver = driver;
        this.limits = new CostLimits(parts.store(), client, parts.clock());
    }

    /** How many wait in the client until they are sent. */
    int unsent() {
        return unsent.size();
    }

    /** False if the client holds it, or it must wait. */
    boolean mayStart(JobKey key) {
        return !postponed.contains(key) && !followed.containsKey(key) && !unrecorded.contains(key);
    }

    /** Hands a job to the client that is not sent yet. */
    void send(JobRow row) {
        boolean unused = unsent.add(row.key());
        start(row, limits::checked);
    }

    /** Hands a job to the client that was sent before. What it may cost was decided then. */
    void follow(JobRow row) {
        start(row, (same, job) -> job);
    }

    private void start(JobRow row, BiFunction<JobRow, EditJob, @Nullable EditJob> check) {
        Followed job = new Followed(row.key(), row.priority());
        followed.put(row.key(), job);
        try {
            if (parts.jobs().isNewer(row)) {
                followNewer(job);
                return;
            }
            EditJob checked = check.apply(row, documents.decode(row.key(), Objects.requireNonNull(row.document())));
            if (checked == null) {
                drop(row.key());
                postponed.add(row.key(), FOR_A_RECORD);
                return;
            }
            Submission submission = Submission.of(row.key(), checked).deadline(LONGEST);
            job.wait = client.rx()
                    .start(submission)
                    .subscribe(
                            running -> driver.post(() -> sent(job, running)),
                            fault -> driver.post(() -> failed(job, fault)));
        } catch (RuntimeException e) {
            failed(job, e);
        }
    }

    /** A newer node has sent it. Its document cannot be read here, but its task can be followed without. */
    private void followNewer(Followed job) {
        TaskId task = parts.store().find(job.key).map(JobRecord::taskId).orElse(null);
        if (task == null) {
            boolean unused = followed.remove(job.key, job);
            postponed.add(job.key, LATER);
        } else {
            job.wait = client.rx()
                    .await(task, LONGEST)
                    .subscribe(
                            ended -> driver.post(() -> ended(job, new RunningJob.End(ended, null), null)),
                            fault -> driver.post(() -> failed(job, fault)));
        }
    }

    /** True if the client holds few unsent jobs. A job of a lower priority makes room. */
    boolean hasRoomFor(WaitingJob job, int most) {
        if (unsent.size() < most) {
            return true;
        }
        JobKey least = Collections.min(
                unsent, Comparator.comparing(key -> Objects.requireNonNull(followed.get(key)).priority));
        if (Objects.requireNonNull(followed.get(least)).priority >= job.priority()) {
            return false;
        }
        drop(least);
        return true;
    }

    /** Jobs that wait in the client go back: an unsent job is free. One that is being sent is found again as sent. */
    void giveBackUnsent() {
        for (JobKey key : List.copyOf(unsent)) {
            drop(key);
        }
    }

    /** Takes a job back: no further call of the client for it counts. */
    void drop(JobKey key) {
        Followed job = followed.remove(key);
        boolean unused = unsent.remove(key);
        if (job != null && job.wait != null) {
            job.wait.dispose();
        }
    }

    private void sent(Followed job, RunningJob running) {
        if (followed.get(job.key) != job) {
            return;
        }
        boolean unused = unsent.remove(job.key);
        refusals.forget(job.key);
        driver.roomCame();
        LOG.debug("Job {}: task {} is followed.", job.key, running.taskId());
        CompletableFuture<?> unusedEnd = running.completion()
                .whenComplete((result, fault) -> driver.post(
                        () -> ended(job, result, fault instanceof CompletionException ? fault.getCause() : fault)));
    }

    private void ended(Followed job, RunningJob.@Nullable End end, @Nullable Throwable fault) {
        if (end == null) {
            failed(job, fault == null ? new IllegalStateException("no end") : fault);
        } else if (followed.remove(job.key, job)) {
            download(job.key, end.task());
        }
    }

    /**
     * Scheduled first: until the URL is stored, the execution waits for it; the other way round it could be forgotten. If the
     * success could not be recorded, the job stays at the service: soon its task is asked for again.
     */
    private void download(JobKey key, TaskSnapshot task) {
        EditResult result = Objects.requireNonNull(task.result(), "result");
        postponed.add(key, SOON);
        if (parts.store()
                .find(key)
                .filter(record -> record.phase() == JobPhase.SUCCEEDED)
                .isPresent()) {
            driver.schedule(key);
            boolean unused = parts.jobs().downloadable(key, result.videoUrl());
            postponed.remove(key);
        }
    }

    private void failed(Followed job, Throwable fault) {
        if (!followed.remove(job.key, job)) {
            return;
        }
        boolean unused = unsent.remove(job.key);
        driver.roomCame();
        LOG.debug("Job {}: {}", job.key, Downloads.problem(fault));
        postponed.add(job.key, fault instanceof SubmitUncertainException ? LATER : SOON);
        if (fault instanceof AuthenticationException
                || fault instanceof BillingException
                || fault instanceof PermissionException) {
            driver.refused(fault);
        } else if (fault instanceof InvalidJobException) {
            unused = parts.steps()
                    .withdrawn(job.key, new TaskFailure("InvalidJob", fault.getMessage()))
                    .isPresent();
        } else if (fault instanceof RequestRejectedException refusal) {
            refused(job.key, refusal);
        } else if (fault instanceof AwaitTimeoutException) {
            postponed.remove(job.key);
        } else if (fault instanceof StorageException store) {
            LOG.warn("Job {}: {}", job.key, fault.getMessage());
            store.taskId().ifPresent(task -> unrecorded.add(job.key, task));
        }
    }

    /** A job that was refused often enough ends without having been sent. A record that has ended already is not changed. */
    private void refused(JobKey key, RequestRejectedException refusal) {
        Duration wait = refusals.waitAfterOne(key);
        if (wait != null) {
            postponed.add(key, wait);
            return;
        }
        boolean unused = parts.steps()
                .withdrawn(key, new TaskFailure(refusal.code().orElse("Refused"), refusal.getMessage()))
                .isPresent();
    }

    /** The term as the driver. Its methods may be called on the driver's thread only, except for {@link #post}. */
    interface Term {

        /** Runs a message on the driver's thread; on any thread. */
        void post(Runnable message);

        /** The result of a job can be downloaded. */
        void schedule(JobKey key);

        /** The client holds one unsent job less. */
        void roomCame();

        /** The service refuses the account. */
        void refused(Throwable fault);
    }

    /** A job that the client has. */
    private static final class Followed {

        private final JobKey key;
        private final int priority;
        private @Nullable Disposable wait;

        Followed(JobKey key, int priority) {
            this.key = key;
            this.priority = priority;
        }
    }
}
