package dev.wanedit.fleet.driver;

import com.github.kagkarlsson.scheduler.SchedulerClient;
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
import dev.wanedit.fleet.node.FleetTasks;
import dev.wanedit.fleet.node.Lease;
import dev.wanedit.fleet.table.JobDocuments;
import dev.wanedit.fleet.table.JobRow;
import dev.wanedit.fleet.table.Stage;
import dev.wanedit.fleet.table.WaitingJob;
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
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One term as the driver: a client with the account's rate limits, gate and watch, which is fed with the jobs that wait and follows
 * those that are at the service. All fields belong to the driver's thread; the client's threads leave messages in a queue.
 */
final class DriverRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DriverRun.class);

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration RESCAN = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofHours(1);
    private static final Duration OUTBOX_KEPT = Duration.ofDays(7);
    private static final Duration PARTS_KEPT = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);

    /** Longer than the service knows a task: the driver never gives up a wait by itself. */
    private static final Duration LONGEST = Duration.ofHours(26);

    private static final Duration EXPIRY_AHEAD = Duration.ofHours(2);
    private static final int PAGE = 500;

    private static final int CANCELS = 100;

    private static final Duration RESCHEDULE = Duration.ofMinutes(1);

    private final FleetParts parts;
    private final Lease lease;
    private final SchedulerClient scheduler;
    private final VideoEditClient client;
    private final JobDocuments documents = new JobDocuments();
    private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
    private final Map<JobKey, Followed> followed = new HashMap<>();
    private final Set<JobKey> unsent = new HashSet<>();
    private final Cancels cancels;
    private final Postponed postponed;
    private final UnrecordedTasks unrecorded;
    private final Due look;
    private final Due tidy;
    private final StageScan sentJobs;
    private final StageScan downloads;
    private final Pace pace;
    private final int mostUnsent;
    private boolean paused = true;
    private boolean tripped;
    private boolean over;
    private boolean moreWait;

    DriverRun(FleetParts parts, Lease lease, SchedulerClient scheduler) {
        this.parts = parts;
        this.lease = lease;
        this.scheduler = scheduler;
        this.look = new Due(LOOK, parts.nanos());
        this.tidy = new Due(TIDY, parts.nanos());
        this.sentJobs = new StageScan(parts.jobs(), Stage.SENT, new Due(RESCAN, parts.nanos()));
        this.downloads = new StageScan(parts.jobs(), Stage.DOWNLOAD, new Due(RESCHEDULE, parts.nanos()));
        this.pace = new Pace(parts.rateLimits().submits(), parts.nanos());
        this.mostUnsent = 2 * parts.rateLimits().submits();
        this.postponed = new Postponed(parts.nanos());
        this.unrecorded = new UnrecordedTasks(parts.steps());
        this.client = parts.clients()
                .get()
                .rateLimits(parts.rateLimits())
                .jobStore(parts.store())
                .onResultExpiring(EXPIRY_AHEAD, this::warnIfNotStored)
                .requestGuard(operation -> lease.maySend())
                .build();
        this.cancels = new Cancels(parts, client, this::post, this::drop);
    }

    /** True if the term is to end although the lease holds: the next one begins with a new client. */
    boolean isOver() {
        return over;
    }

    /**
     * Waits a moment for a message, and does what is due.
     *
     * @param mayAct false if only the lease is to be kept
     */
    void turn(boolean mayAct) throws InterruptedException {
        Runnable first = messages.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        lease.beat();
        for (Runnable next = first; next != null && !lease.isLost(); next = messages.poll()) {
            guarded(next);
            lease.beat();
        }
        if (mayAct && lease.maySend()) {
            guarded(this::act);
        }
    }

    /** A fault of the database does not end the term: the heartbeat shows whether it lasts. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("The driver could not do its work, and tries again: {}", Downloads.problem(e));
        }
    }

    private void act() {
        if (look.isDue()) {
            moreWait = true;
            postponed.forgetWhatIsOver();
            recordTasks();
            observeAccount();
            cancelWanted();
        }
        followSent(sentJobs.page());
        scheduleAgain(downloads.page());
        if (!paused && moreWait) {
            sendWaiting();
        }
        if (tidy.isDue()) {
            parts.outbox().deleteBefore(parts.clock().instant().minus(OUTBOX_KEPT));
            tidyFiles();
        }
    }

    private void tidyFiles() {
        try {
            parts.sink().tidy(parts.clock().instant().minus(PARTS_KEPT));
        } catch (IOException e) {
            LOG.warn("Old files of downloads could not be deleted: {}", e.toString());
        }
    }

    private void recordTasks() {
        for (JobKey key : unrecorded.jobs()) {
            lease.beat();
            guarded(() -> {
                unrecorded.record(key);
                postponed.remove(key);
            });
        }
    }

    private void observeAccount() {
        paused = parts.accounts().state().paused();
        if (paused) {
            holdUnsent();
        } else if (tripped) {
            over = true; // The client would refuse submits for some time yet.
        }
    }

    /** Jobs that wait in the client go back: an unsent job is free. One that is being sent is found again as sent. */
    private void holdUnsent() {
        for (JobKey key : List.copyOf(unsent)) {
            drop(key);
        }
    }

    private void drop(JobKey key) {
        Followed job = followed.remove(key);
        boolean unused = unsent.remove(key);
        if (job != null && job.wait != null) {
            job.wait.dispose();
        }
    }

    private void sendWaiting() {
        if (!pace.allows()) {
            return;
        }
        int limit = Math.min(PAGE, mostUnsent + unsent.size() + postponed.size());
        moreWait = false;
        for (WaitingJob next : parts.jobs().waiting(limit)) {
            if (mayStart(next.key())) {
                if (!pace.allows()) {
                    moreWait = true;
                    return;
                }
                if (!hasRoomFor(next)) {
                    return;
                }
                pace.note();
                send(next.key());
            }
        }
    }

    /** Read one by one: a document may be large, and most of a page is not sent yet. */
    private void send(JobKey key) {
        lease.beat();
        parts.jobs().find(key).filter(row -> row.stage() == Stage.WAITING).ifPresent(row -> {
            boolean unused = unsent.add(key);
            start(row);
        });
    }

    /** True if the client holds few unsent jobs. A job of a lower priority makes room. */
    private boolean hasRoomFor(WaitingJob job) {
        if (unsent.size() < mostUnsent) {
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

    private void followSent(List<JobKey> page) {
        List<JobKey> unknown = page.stream().filter(this::mayStart).toList();
        for (JobRow row : parts.jobs().find(unknown)) {
            lease.beat();
            if (lease.isLost()) {
                return;
            }
            if (row.stage() == Stage.SENT) {
                start(row);
            }
        }
    }

    /** Usually each has its execution. One that was lost, for example with a restored table, would never be fetched. */
    private void scheduleAgain(List<JobKey> page) {
        for (JobKey key : page) {
            lease.beat();
            schedule(key);
        }
    }

    private void schedule(JobKey key) {
        boolean unused = scheduler.scheduleIfNotExists(
                FleetTasks.download(parts.account(), key), parts.clock().instant());
    }

    private boolean mayStart(JobKey key) {
        return !postponed.contains(key) && !followed.containsKey(key) && !unrecorded.contains(key);
    }

    private void start(JobRow row) {
        Followed job = new Followed(row.key(), row.priority());
        followed.put(row.key(), job);
        try {
            if (parts.jobs().isNewer(row)) {
                follow(job);
                return;
            }
            Submission submission = Submission.of(
                            row.key(), documents.decode(row.key(), Objects.requireNonNull(row.document())))
                    .deadline(LONGEST);
            job.wait = client.rx()
                    .start(submission)
                    .subscribe(running -> post(() -> sent(job, running)), fault -> post(() -> failed(job, fault)));
        } catch (RuntimeException e) {
            failed(job, e);
        }
    }

    /** A newer node has sent it. Its document cannot be read here, but its task can be followed without. */
    private void follow(Followed job) {
        TaskId task = parts.store().find(job.key).map(JobRecord::taskId).orElse(null);
        if (task == null) {
            boolean unused = followed.remove(job.key, job);
            postponed.add(job.key, LATER);
        } else {
            job.wait = client.rx()
                    .await(task, LONGEST)
                    .subscribe(
                            ended -> post(() -> ended(job, new RunningJob.End(ended, null), null)),
                            fault -> post(() -> failed(job, fault)));
        }
    }

    private void post(Runnable message) {
        boolean unused = messages.add(message);
    }

    private void sent(Followed job, RunningJob running) {
        if (followed.get(job.key) != job) {
            return;
        }
        boolean unused = unsent.remove(job.key);
        moreWait = true;
        LOG.debug("Job {}: task {} is followed.", job.key, running.taskId());
        CompletableFuture<?> unusedEnd = running.completion()
                .whenComplete((result, fault) -> post(
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
            schedule(key);
            boolean unused = parts.jobs().downloadable(key, result.videoUrl());
            postponed.remove(key);
        }
    }

    private void failed(Followed job, Throwable fault) {
        if (!followed.remove(job.key, job)) {
            return;
        }
        boolean unused = unsent.remove(job.key);
        moreWait = true;
        LOG.debug("Job {}: {}", job.key, Downloads.problem(fault));
        boolean later = fault instanceof SubmitUncertainException || fault instanceof RequestRejectedException;
        postponed.add(job.key, later ? LATER : SOON);
        if (fault instanceof AuthenticationException
                || fault instanceof BillingException
                || fault instanceof PermissionException) {
            trip(fault);
        } else if (fault instanceof InvalidJobException) {
            unused = parts.steps()
                    .withdrawn(job.key, new TaskFailure("InvalidJob", fault.getMessage()))
                    .isPresent();
        } else if (fault instanceof AwaitTimeoutException) {
            postponed.remove(job.key);
        } else if (fault instanceof StorageException store) {
            LOG.warn("Job {}: {}", job.key, fault.getMessage());
            store.taskId().ifPresent(task -> unrecorded.add(job.key, task));
        }
    }

    /** The account is refused, so every further job would be too: no node sends until the application resumes. */
    private void trip(Throwable fault) {
        if (!tripped) {
            LOG.error("Submits of the account {} are paused for all nodes: {}", parts.account(), fault.getMessage());
        }
        tripped = true;
        paused = true;
        parts.accounts().pause(fault.getClass().getSimpleName() + ": " + fault.getMessage());
        holdUnsent();
    }

    private void cancelWanted() {
        for (JobKey key : parts.jobs().cancelWanted(CANCELS)) {
            lease.beat();
            guarded(() -> cancels.cancel(key)); // A record that cannot be read must not hold the others up.
        }
    }

    private void warnIfNotStored(TaskSnapshot task) {
        parts.store()
                .findByTask(task.taskId())
                .filter(JobRecord::open)
                .ifPresent(record -> LOG.warn(
                        "Job {}: the result of task {} is not stored yet, and will be gone at {}.",
                        record.key(),
                        task.taskId(),
                        task.resultExpiresAt().orElse(null)));
    }

    /** Ends all waits; waits a few seconds for the answers to jobs that are being sent. */
    @Override
    public void close() {
        client.close();
        for (Runnable last = messages.poll(); last != null; last = messages.poll()) {
            guarded(last); // It may hold the id of a paid task whose record could not be written.
        }
        recordTasks(); // It is a step of the record, not a request, so any node may make it at any time.
        unrecorded.report();
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
