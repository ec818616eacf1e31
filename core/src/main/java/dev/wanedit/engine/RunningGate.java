package dev.wanedit.engine;

import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.follow.NextWake;
import dev.wanedit.engine.follow.PollingWatch;
import dev.wanedit.engine.rx.ConcurrencyLimit;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how many jobs are at the service at once. The others wait unsent, since an unsent job can be cancelled without
 * cost. Tasks of other processes count, as far as the list shows them. If the application set no limit, the limit is that
 * of a usual account; it grows if the list shows that more tasks run at once.
 */
final class RunningGate {

    private static final Logger LOG = LoggerFactory.getLogger(RunningGate.class);

    /** What the service runs at once for one account. */
    private static final int OF_AN_ACCOUNT = 5;

    /** After a page of the list showed tasks of other processes, the watch counts them for this time. */
    private static final long OTHERS_COUNT_NANOS = Duration.ofSeconds(61).toNanos();

    private final Awaiter awaiter;
    private final ConcurrencyLimit places;
    private final @Nullable Integer maxRunning;
    private final Duration firstQuery;
    private final Completable closing;

    /**
     * @param maxRunning as the application set it, {@link Integer#MAX_VALUE} for no limit; null if it did not
     * @param watch knows how many tasks run
     * @param awaiter follows tasks, and records what it sees
     * @param timer measures time
     * @param firstQuery from a submit to the first query of its task
     * @param closing fails when the client closes
     */
    RunningGate(
            @Nullable Integer maxRunning,
            PollingWatch watch,
            Awaiter awaiter,
            Scheduler timer,
            Duration firstQuery,
            Completable closing) {
        this.maxRunning = maxRunning;
        this.awaiter = awaiter;
        this.firstQuery = firstQuery;
        this.closing = closing;
        this.places = new ConcurrencyLimit(() -> places(maxRunning, watch));
        NextWake later = new NextWake(timer, places::reconsider);
        Runnable reconsidered = () -> {
            places.reconsider();
            if (watch.othersRunning() > 0) {
                later.set(timer.now(TimeUnit.NANOSECONDS) + OTHERS_COUNT_NANOS);
            }
        };
        watch.onPage(reconsidered);
        reconsidered.run(); // The watch may have seen pages before the first job.
    }

    /** One job may always be sent: the service queues it. */
    private static int places(@Nullable Integer maxRunning, PollingWatch watch) {
        if (maxRunning != null && maxRunning == Integer.MAX_VALUE) {
            return Integer.MAX_VALUE;
        }
        int most = maxRunning == null ? Math.max(OF_AN_ACCOUNT, watch.mostRunning()) : maxRunning;
        return Math.max(1, most - watch.othersRunning());
    }

    /** True if a submit waits too, because the application chose the limit itself. */
    boolean submitsWait() {
        return maxRunning != null && maxRunning != Integer.MAX_VALUE;
    }

    /** A place for one job. */
    ConcurrencyLimit.Place place() {
        return places.place();
    }

    /**
     * Work with a place. The place is free again when the work ends or is disposed of, unless the work {@link
     * ConcurrencyLimit.Place#keep keeps} it.
     */
    <T> Single<T> within(Function<ConcurrencyLimit.Place, Single<T>> work) {
        return Single.defer(() -> {
            ConcurrencyLimit.Place place = places.place();
            return work.apply(place).doFinally(place::leaveUnlessKept);
        });
    }

    /**
     * Keeps the place of a submit until its task has ended. No caller may follow that task, so the client itself queries
     * it until then.
     */
    void keepUntilItsEnd(TaskSnapshot task, DurationKey kind, ConcurrencyLimit.Place place) {
        if (task.status().ended()) {
            return;
        }
        place.keep();
        awaiter.follow(task.taskId(), kind, firstQuery, fault -> {})
                .takeUntil(closing.toFlowable())
                .doFinally(place::leave)
                .doOnError(fault -> LOG.debug("Task {}: its end is not known.", task.taskId(), fault))
                .ignoreElements()
                .onErrorComplete()
                .subscribe();
    }

    /** The wait for a task that is at the service already. It takes a place at once, even if no place is free. */
    <T> Single<T> occupying(Single<T> wait) {
        return within(place -> {
            place.occupy();
            return wait;
        });
    }
}
