package dev.wanedit.engine;

import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.follow.NextWake;
import dev.wanedit.engine.follow.PollingWatch;
import dev.wanedit.engine.poll.EditKind;
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
 * Lets so many jobs be at the service at once; the others wait unsent, since an unsent job is free to cancel. Tasks that
 * other processes run count, as far as the list shows them. If the application set no limit, and the list shows that more
 * run at once than was thought, the account allows more.
 */
final class RunningGate {

    private static final Logger LOG = LoggerFactory.getLogger(RunningGate.class);

    /** What the service runs at once for one account. */
    private static final int OF_AN_ACCOUNT = 5;

    /** So long the watch counts the tasks of others that a page of the list showed. */
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
        watch.onPage(() -> {
            places.reconsider();
            if (watch.othersRunning() > 0) {
                later.set(timer.now(TimeUnit.NANOSECONDS) + OTHERS_COUNT_NANOS);
            }
        });
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

    /** Work with a place, which is left when the work ends or is disposed of, unless it {@link ConcurrencyLimit.Place#keep kept} it. */
    <T> Single<T> within(Function<ConcurrencyLimit.Place, Single<T>> work) {
        return Single.defer(() -> {
            ConcurrencyLimit.Place place = places.place();
            return work.apply(place).doFinally(place::leaveUnlessKept);
        });
    }

    /** For a submit, which no one may follow: the client asks for the task until it has ended, to know when its place is free. */
    void keepUntilItsEnd(TaskSnapshot task, EditKind kind, ConcurrencyLimit.Place place) {
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

    /** The wait for a task that is at the service already: it takes a place, and does not wait for it. */
    <T> Single<T> occupying(Single<T> wait) {
        return within(place -> {
            place.occupy();
            return wait;
        });
    }
}
