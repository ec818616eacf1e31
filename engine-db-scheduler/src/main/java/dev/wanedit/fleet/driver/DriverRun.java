package dev.wanedit.fleet.driver;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.node.Downloads;
import dev.wanedit.fleet.node.FleetParts;
import dev.wanedit.fleet.node.FleetTasks;
import dev.wanedit.fleet.node.Lease;
import dev.wanedit.fleet.table.JobRow;
import dev.wanedit.fleet.table.Stage;
import dev.wanedit.fleet.table.WaitingJob;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One term as the driver: what is due, and when. It feeds {@link HeldJobs its client} with the jobs that wait and those that are at
 * the service. All fields belong to the driver's thread; the client's threads leave messages in a queue.
 */
final class DriverRun implements HeldJobs.Term, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DriverRun.class);

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration RESCAN = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofHours(1);
    private static final Duration OUTBOX_KEPT = Duration.ofDays(7);
    private static final Duration PARTS_KEPT = Duration.ofHours(24);
    private static final Duration EXPIRY_AHEAD = Duration.ofHours(2);
    private static final int PAGE = 500;

    private static final int CANCELS = 100;

    private static final Duration RESCHEDULE = Duration.ofMinutes(1);

    private final FleetParts parts;
    private final Lease lease;
    private final SchedulerClient scheduler;
    private final VideoEditClient client;
    private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
    private final HeldJobs held;
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
    private @Nullable JobKey cancelsAfter;

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
        this.held = new HeldJobs(parts, client, postponed, unrecorded, this);
        this.cancels = new Cancels(parts, client, this::post, held::drop);
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
            held.giveBackUnsent();
        } else if (tripped) {
            over = true; // The client would refuse submits for some time yet.
        }
    }

    private void sendWaiting() {
        if (!pace.allows()) {
            return;
        }
        int limit = Math.min(PAGE, mostUnsent + held.unsent() + postponed.size());
        moreWait = false;
        for (WaitingJob next : parts.jobs().waiting(limit)) {
            if (held.mayStart(next.key())) {
                if (!pace.allows()) {
                    moreWait = true;
                    return;
                }
                if (!held.hasRoomFor(next, mostUnsent)) {
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
        parts.jobs().find(key).filter(row -> row.stage() == Stage.WAITING).ifPresent(held::send);
    }

    private void followSent(List<JobKey> page) {
        List<JobKey> unknown = page.stream().filter(held::mayStart).toList();
        for (JobRow row : parts.jobs().find(unknown)) {
            lease.beat();
            if (lease.isLost()) {
                return;
            }
            if (row.stage() == Stage.SENT) {
                held.follow(row);
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

    @Override
    public void schedule(JobKey key) {
        boolean unused = scheduler.scheduleIfNotExists(
                FleetTasks.download(parts.account(), key), parts.clock().instant());
    }

    @Override
    public void post(Runnable message) {
        boolean unused = messages.add(message);
    }

    /** The account is refused, so every further job would be too: no node sends until the application resumes. */
    @Override
    public void refused(Throwable fault) {
        if (!tripped) {
            LOG.error("Submits of the account {} are paused for all nodes: {}", parts.account(), fault.getMessage());
        }
        tripped = true;
        paused = true;
        parts.accounts().pause(fault.getClass().getSimpleName() + ": " + fault.getMessage());
        held.giveBackUnsent();
    }

    @Override
    public void roomCame() {
        moreWait = true;
    }

    /** Page by page: a job whose cancel cannot be answered yet must not keep later ones waiting. */
    private void cancelWanted() {
        List<JobKey> page = parts.jobs().cancelWanted(cancelsAfter, CANCELS);
        cancelsAfter = page.size() == CANCELS ? page.get(page.size() - 1) : null;
        for (JobKey key : page) {
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
}
