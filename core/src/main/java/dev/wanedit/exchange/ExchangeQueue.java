package dev.wanedit.exchange;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.ReadableUnits;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.function.BiConsumer;

/**
 * The queue through which the exchanges of a transport go. An exchange is a cold {@code Single}: a subscription is one
 * exchange, its disposal the abort. It waits until the {@link ExchangeLimit} has room, runs, and ends once.
 *
 * <p>For wanedit's adapters only. Safe for use by several threads at once.
 */
public final class ExchangeQueue {

    private final ExchangeLimit limit;
    private final Scheduler timer;
    private final ExchangeTimeout timeout;

    /**
     * @param most exchanges that run at once
     * @param timer measures the timeout
     * @param timeout longest time since an exchange's start, or since its last {@link ExchangeCompletion#moved()}
     */
    public ExchangeQueue(int most, Scheduler timer, ExchangeTimeout timeout) {
        this.limit = new ExchangeLimit(most);
        this.timer = timer;
        this.timeout = timeout;
    }

    /**
     * An exchange.
     *
     * @param plan prepares the exchange
     * @param broken the error if the plan throws an exception that is not wanedit's
     */
    public <R> Single<R> run(Plan<R> plan, PlanError broken) {
        return exchange(plan, broken, (turn, end) -> limit.enter(turn));
    }

    /**
     * An exchange that goes before all that {@link #run} let in, and waits for half the timeout at most: then it fails and
     * was not sent. For creates: others may decide about a job whose request is late.
     */
    public <R> Single<R> runFirst(Plan<R> plan, PlanError broken) {
        return exchange(plan, broken, (turn, end) -> {
            end.startWithin(timeout.limit().dividedBy(2), tooLate());
            limit.enterFirst(turn);
        });
    }

    /** Ends all exchanges that wait or run, and those that come later. Idempotent. */
    public void close() {
        limit.close();
    }

    private <R> Single<R> exchange(
            Plan<R> plan, PlanError broken, BiConsumer<ExchangeLimit.Turn, ExchangeCompletion<R>> entry) {
        return Single.create(emitter -> {
            ExchangeCompletion<R> end = new ExchangeCompletion<>(emitter, new CallTimer(timer, timeout));
            emitter.setCancellable(end::abandon);
            if (end.isOver()) {
                return;
            }
            try {
                ExchangeLimit.Turn turn = new TimedTurn(plan.prepare(end), end, broken);
                entry.accept(turn, end);
                // After the entry: an end before it would leave a dead exchange in the queue.
                end.atEnd(() -> limit.leave(turn));
            } catch (WanEditException e) {
                end.fail(e);
            } catch (Throwable e) {
                // Also errors, such as a linkage error: otherwise the subscriber would receive them unchanged.
                end.fail(maybeSent -> broken.of(e, maybeSent));
            }
        });
    }

    private TransportException tooLate() {
        return new TransportException(
                timeout.kind(),
                Delivery.NOT_SENT,
                "The request waited " + ReadableUnits.duration(timeout.limit().dividedBy(2))
                        + " for others to end and was not sent.",
                ErrorContext.NONE,
                null);
    }

    /** Prepares an exchange. */
    @FunctionalInterface
    public interface Plan<R> {

        /**
         * Called once for each subscription, on the subscribing thread.
         *
         * @param end where the exchange ends
         * @return the exchange, which starts when its turn has come
         */
        ExchangeLimit.Turn prepare(ExchangeCompletion<R> end);
    }

    /** Makes the error of an exchange that could not be prepared. */
    @FunctionalInterface
    public interface PlanError {

        /**
         * The error.
         *
         * @param fault what was thrown
         * @param maybeSent true if the request may have reached the service; false if it certainly did not and will not
         */
        WanEditException of(Throwable fault, boolean maybeSent);
    }
}
