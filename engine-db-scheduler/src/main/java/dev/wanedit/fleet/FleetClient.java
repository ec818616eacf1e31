package dev.wanedit.fleet;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.fleet.driver.Driver;
import dev.wanedit.fleet.job.AccountState;
import dev.wanedit.fleet.job.CancelAnswer;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.fleet.job.FleetListener;
import dev.wanedit.fleet.job.PhaseChange;
import dev.wanedit.fleet.node.Downloads;
import dev.wanedit.fleet.node.FleetParts;
import dev.wanedit.fleet.node.Intake;
import dev.wanedit.fleet.node.NodeScheduler;
import dev.wanedit.fleet.node.OutboxDelivery;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.fleet.table.JobRow;
import dev.wanedit.fleet.table.Stage;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One node of a fleet: several processes that edit videos with one account, over one database. Any node takes jobs; at any time
 * one of them drives the account, that is: sends jobs and asks for their tasks within the account's limits; all of them download
 * results. When a node dies, the others take over its work. All state is in the database.
 *
 * <p>A job is handed over by {@link #submit}, which returns when it is stored. What becomes of it shows {@link #find}, the
 * listener, or the outbox. Safe for use by several threads. Exceptions are those of {@link VideoEditClient}.
 */
public final class FleetClient implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final FleetClientBuilder settings;
    private final FleetParts parts;
    private final VideoEditClient client;
    private final Intake intake;
    private final Driver driver;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Scheduler scheduler;

    FleetClient(FleetClientBuilder settings, FleetParts parts) {
        this.settings = settings;
        this.parts = parts;
        // It uploads and downloads; the rest is the driver's, whose requests alone count against the account's limits.
        // A store
        // that the application set may have the fleet's records: a download would end them there, past the outbox.
        this.client = parts.clients()
                .get()
                .jobStore(new MemoryJobStore())
                .maxDownloads(settings.downloads)
                .requestGuard(operation -> false)
                .build();
        this.intake = new Intake(parts, client);
        this.driver = new Driver(parts);
    }

    /**
     * A builder for a node.
     *
     * @param source the application's PostgreSQL, MySQL, MariaDB or H2, never closed by the node. A pool needs as many
     *     connections as the node has downloads at once, and six more
     * @param clients makes a new builder with key, region and transport at each call; the fleet sets the job store, the request guard
     *     and the number of downloads itself, and for the driver the rate limits too
     * @param sink where results go
     */
    public static FleetClientBuilder builder(
            DataSource source, Supplier<VideoEditClientBuilder> clients, FleetSink sink) {
        return new FleetClientBuilder(source, clients, sink);
    }

    /**
     * Begins to work: to drive the account when it is this node's turn, and to download results. A node that is never started
     * only takes jobs and answers questions.
     *
     * @throws dev.wanedit.error.ConfigurationException if the table of db-scheduler is missing
     * @throws IllegalStateException if it was started before
     */
    public synchronized void start() {
        if (scheduler != null) {
            throw new IllegalStateException("The node was started before.");
        }
        List<Task<?>> tasks =
                new ArrayList<>(List.of(driver.task(), new Downloads(parts, client, settings.downloads).task()));
        FleetListener listener = parts.listener();
        if (listener != null) {
            tasks.add(new OutboxDelivery(parts, listener).task());
        }
        Scheduler started = NodeScheduler.of(
                parts, settings.table, settings.downloads, settings.pollInterval, settings.closeTimeout, tasks);
        started.start();
        scheduler = started;
    }

    /** The same as {@link #submit(JobKey, EditJob, int)} with priority 0. */
    public FleetJob submit(JobKey key, EditJob job) {
        return submit(key, job, 0);
    }

    /**
     * Hands a job over to the fleet: checks it, uploads its local files and inline images from this node, and stores it. After
     * that the job needs this node no more. Submitted again under the same key, it is the same job.
     *
     * @param key the application's name of the job
     * @param job what to edit
     * @param priority a job with a higher one is sent earlier; the first submit under a key counts
     * @throws InvalidJobException if the job breaks a rule, or the key is that of a different job
     * @throws dev.wanedit.error.StorageException if it could not be stored; submit it again
     * @throws dev.wanedit.error.TransportException if a file could not be uploaded
     */
    public FleetJob submit(JobKey key, EditJob job, int priority) {
        intake.take(key, job, priority);
        return find(key).orElseThrow(() -> unknown(key));
    }

    /** What the fleet knows of a job; empty if it does not know it. */
    public Optional<FleetJob> find(JobKey key) {
        return parts.jobs()
                .find(key)
                .flatMap(row -> parts.store()
                        .find(key)
                        .map(record -> new FleetJob(key, row.priority(), record, row.cancelWanted(), row.result())));
    }

    /** The same as {@link #cancel(JobKey, Duration)} with a wait of ten seconds. */
    public CancelAnswer cancel(JobKey key) {
        return cancel(key, ANSWER);
    }

    /**
     * Cancels a job, from any node. A job that was not sent is canceled at once. For another one the driver asks the service,
     * which cancels only what is still queued.
     *
     * @param wait longest wait for the driver's answer
     * @throws WaitInterruptedException if the thread is interrupted; the driver answers all the same
     */
    public CancelAnswer cancel(JobKey key, Duration wait) {
        JobRow row = parts.jobs().find(key).orElse(null);
        if (row == null) {
            return CancelAnswer.NOT_FOUND;
        }
        intake.record(row);
        boolean ready = phase(key) == JobPhase.READY;
        if (parts.steps().withdrawn(key, null).isPresent()) {
            return CancelAnswer.CANCELED;
        }
        if (!parts.jobs().wantCancel(key)) {
            // The withdrawal may have been stored although its answer was lost.
            return ready && phase(key) == JobPhase.CANCELED ? CancelAnswer.CANCELED : CancelAnswer.ALREADY_ENDED;
        }
        return answer(key, wait);
    }

    private CancelAnswer answer(JobKey key, Duration wait) {
        long begin = parts.nanos().getAsLong();
        while (parts.nanos().getAsLong() - begin < wait.toNanos()) {
            JobRow row = parts.jobs().find(key).orElse(null);
            CancelAnswer answer = row == null ? CancelAnswer.NOT_FOUND : row.cancelAnswer();
            if (answer != null) {
                return answer;
            }
            if (row != null && row.stage() == Stage.ENDED) {
                return phase(key) == JobPhase.CANCELED ? CancelAnswer.CANCELED : CancelAnswer.ALREADY_ENDED;
            }
            if (isClosingWithin(LOOK, key)) {
                break;
            }
        }
        return CancelAnswer.REQUESTED;
    }

    private boolean isClosingWithin(Duration wait, JobKey key) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaitInterruptedException(
                    null, "Ask for job " + key + " again: the driver cancels its task all the same.", e);
        }
    }

    private @Nullable JobPhase phase(JobKey key) {
        return parts.store().find(key).map(JobRecord::phase).orElse(null);
    }

    /**
     * Records that this is the task of a job whose answer was lost; the driver follows it then.
     *
     * @throws InvalidJobException if the job is not uncertain, or the task belongs to another job
     */
    public FleetJob assign(JobKey key, TaskId task) {
        requireKnown(key);
        return decided(key, parts.steps().assigned(key, task));
    }

    /**
     * Records that a job whose answer was lost has no task. It is sent again, and billed.
     *
     * @throws InvalidJobException if the job is not uncertain
     */
    public FleetJob release(JobKey key) {
        requireKnown(key);
        return decided(key, parts.steps().released(key));
    }

    /** A job of another account is none of this fleet's. */
    private void requireKnown(JobKey key) {
        if (parts.jobs().find(key).isEmpty()) {
            throw unknown(key);
        }
    }

    private FleetJob decided(JobKey key, Optional<JobRecord> decision) {
        if (decision.isEmpty()) {
            throw new InvalidJobException(List.of(new Violation(
                    "jobKey",
                    "uncertain",
                    key + " is not uncertain, or the task belongs to another job",
                    "the key of a job that is UNCERTAIN")));
        }
        return find(key).orElseThrow(() -> unknown(key));
    }

    /** Whether submits of the account are paused. */
    public AccountState account() {
        return parts.accounts().state();
    }

    /**
     * Pauses the submits of all nodes until {@link #resumeSubmits()}; the driver sees that within a second. Jobs may be handed
     * over all the same; tasks that exist are
     * followed and downloaded. The fleet itself pauses them when the service refuses the key, or reports an unpaid bill.
     *
     * @param reason for people
     */
    public void pauseSubmits(String reason) {
        parts.accounts().pause(reason);
    }

    /** Lets all nodes send again. */
    public void resumeSubmits() {
        parts.accounts().resume();
    }

    /**
     * The oldest changes of phases that were not handled yet, of all jobs of the account. For applications without a {@link
     * FleetListener}. What is not handled is deleted after seven days.
     *
     * @param limit the most, from 1
     */
    public List<PhaseChange> outbox(int limit) {
        return parts.outbox().oldest(limit);
    }

    /** Deletes changes from the outbox that the application has handled. */
    public void handled(Collection<PhaseChange> changes) {
        parts.outbox().delete(changes);
    }

    /**
     * How many jobs of the account have not ended, for a gauge: one query, whose cost grows with their number.
     *
     * @throws dev.wanedit.error.StorageException if the database does not answer
     */
    public Load load() {
        Map<Stage, Long> counts = parts.jobs().counts();
        return new Load(
                counts.getOrDefault(Stage.WAITING, 0L),
                counts.getOrDefault(Stage.SENT, 0L),
                counts.getOrDefault(Stage.DOWNLOAD, 0L));
    }

    /**
     * Jobs that have not ended.
     *
     * @param waiting not sent yet, in all nodes
     * @param sent at the service, or about to be sent
     * @param downloads whose results are to be fetched
     */
    public record Load(long waiting, long sent, long downloads) {}

    /**
     * The name of the node that drives the account, as the table of db-scheduler has it. Empty if none does, for a moment between
     * two of them; a node that died is named until another one takes over.
     *
     * @throws dev.wanedit.error.StorageException if the table cannot be read
     */
    public Optional<String> driver() {
        return NodeScheduler.driver(parts, settings.table);
    }

    /** True if this node drives the account now. */
    public boolean drives() {
        return driver.drives();
    }

    /** The node's name. */
    public String node() {
        return parts.node();
    }

    /**
     * Stops the node: it sends nothing more, waits a few seconds for the answers to jobs that are being sent, and ends its
     * downloads, which other nodes take over. Idempotent.
     */
    @Override
    public synchronized void close() {
        if (closing.getCount() == 0) {
            return;
        }
        closing.countDown();
        if (scheduler != null) {
            scheduler.stop();
        }
        client.close();
        parts.store().close();
    }

    private static InvalidJobException unknown(JobKey key) {
        return new InvalidJobException(List.of(
                new Violation("jobKey", "known", key + " is not a job of this fleet", "the key of a job that is")));
    }
}
