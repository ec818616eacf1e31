package dev.wanedit.engine.resilience;

import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transport's exchanges within the account's rate limits: each attempt uses the rate limit, reads are repeated after every
 * fault that may be temporary, POSTs only when they certainly had no effect.
 */
public final class ResilientTaskApi implements TaskApi {

    private final TaskApi api;
    private final RequestRateLimiter submits;
    private final RequestRateLimiter queries;
    private final RequestRateLimiter lists;
    private final RequestRateLimiter cancels;
    private final Retries createRetries;
    private final Retries queryRetries;
    private final Retries videoRetries;
    private final Retries listRetries;
    private final Retries cancelRetries;
    private final LastFaults faults = new LastFaults();
    private final SubmitBreaker breaker;

    /**
     * @param api the transport's exchanges
     * @param rateLimits the account's requests per second
     * @param listener is notified of waits for permits, and of faults that are followed by another attempt
     * @param timer measures all waits
     * @param closing fails when the client closes: then no request waits for the rate limit or for another attempt any
     * longer
     */
    public ResilientTaskApi(
            TaskApi api, RateLimits rateLimits, JobListener listener, Scheduler timer, Completable closing) {
        this.api = api;
        this.submits = new RequestRateLimiter(rateLimits.submits(), timer, closing, waits(listener, Operation.CREATE));
        this.queries = new RequestRateLimiter(rateLimits.queries(), timer, closing, waits(listener, Operation.QUERY));
        this.lists = new RequestRateLimiter(rateLimits.lists(), timer, closing, waits(listener, Operation.LIST));
        this.cancels = new RequestRateLimiter(rateLimits.cancels(), timer, closing, waits(listener, Operation.CANCEL));
        this.createRetries = Retries.ofPosts(Operation.CREATE, RetryPolicy.SUBMITS, listener, timer, closing);
        this.queryRetries = Retries.ofReads(Operation.QUERY, RetryPolicy.READS, listener, timer, closing);
        this.videoRetries = Retries.ofMissingVideos(listener, timer, closing);
        this.listRetries = Retries.ofReads(Operation.LIST, RetryPolicy.READS, listener, timer, closing);
        this.cancelRetries = Retries.ofPosts(Operation.CANCEL, RetryPolicy.SUBMITS, listener, timer, closing);
        this.breaker = new SubmitBreaker(timer);
    }

    private static Consumer<Duration> waits(JobListener listener, Operation operation) {
        return waited -> listener.onPermit(operation, waited);
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return submit(api.create(job));
    }

    /**
     * Runs an attempt to create a task within the rate limit of submits: the attempt is subscribed to when the rate limit
     * allows it.
     *
     * @param attempt one attempt for each subscription, repeated only if it certainly had no effect
     */
    public <T> Single<T> submit(Single<T> attempt) {
        return breaker.guard(submits.spend(attempt).compose(createRetries.single()));
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return attempt(api, taskId).compose(queryRetries.single()).compose(videoRetries.single());
    }

    /**
     * The same service for a caller that repeats failed reads itself: each query and each page is one attempt within the
     * rate limit.
     */
    public TaskApi attempts() {
        return new SingleAttempts(api);
    }

    /**
     * Another host within the same rate limits: its requests are of the same account.
     *
     * @param other the exchanges with the other host
     */
    public TaskApi attempts(TaskApi other) {
        return new SingleAttempts(other);
    }

    private Single<TaskSnapshot> attempt(TaskApi host, TaskId taskId) {
        return queries.spend(host.query(taskId))
                .doOnSuccess(task -> faults.answered(taskId))
                .doOnError(fault -> faults.failed(taskId, fault));
    }

    /** The reason why the last attempt to query this task failed; null if it did not fail. */
    public @Nullable WanEditException lastFault(TaskId taskId) {
        return faults.last(taskId);
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return lists.spend(api.list(filter)).compose(listRetries.single());
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return cancels.spend(api.cancel(taskId)).compose(cancelRetries);
    }

    /** Exchanges within the rate limits, whose reads are not repeated. */
    private final class SingleAttempts implements TaskApi {

        private final TaskApi host;

        SingleAttempts(TaskApi host) {
            this.host = host;
        }

        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return submit(host.create(job));
        }

        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            return attempt(host, taskId);
        }

        @Override
        public Single<TaskPage> list(TaskFilter filter) {
            return lists.spend(host.list(filter));
        }

        @Override
        public Completable cancel(TaskId taskId) {
            return cancels.spend(host.cancel(taskId)).compose(cancelRetries);
        }
    }
}
