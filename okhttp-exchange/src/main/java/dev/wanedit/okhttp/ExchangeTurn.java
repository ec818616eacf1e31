package dev.wanedit.okhttp;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeLimit;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import java.util.function.Function;

/** One exchange that waits for its turn and then runs, once. */
final class ExchangeTurn<T, R> implements ExchangeLimit.Turn {

    private final Exchange exchange;
    private final Single<T> call;
    private final Function<T, R> reader;
    private final SingleEmitter<R> out;

    ExchangeTurn(Exchange exchange, Single<T> call, Function<T, R> reader, SingleEmitter<R> out) {
        this.exchange = exchange;
        this.call = call;
        this.reader = reader;
        this.out = out;
    }

    /**
     * The timer first. It is the last resort for what never comes back: a linkage error on one of OkHttp's threads, say of
     * an application that mixes versions, ends that thread and tells no callback.
     */
    @Override
    public void start() {
        if (exchange.isOver()) {
            return;
        }
        exchange.startTimer();
        try {
            exchange.atEnd(call.subscribe(this::answered, exchange::fail)::dispose);
        } catch (Throwable e) {
            exchange.fail(e);
        }
    }

    @Override
    public void closed() {
        exchange.failClosed();
    }

    private void answered(T given) {
        if (exchange.isOver()) {
            return;
        }
        try {
            R result = reader.apply(given);
            exchange.succeed(() -> out.onSuccess(result));
        } catch (WanEditException e) {
            exchange.fail(e);
        } catch (Throwable e) {
            exchange.failUnreadable(e);
        }
    }
}
