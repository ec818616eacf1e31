package dev.wanedit.okhttp;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.exchange.ExchangeLimit;
import dev.wanedit.exchange.ExchangeTimeout;
import io.reactivex.rxjava3.core.Single;
import java.util.function.Function;

/** The call of an exchange: it waits for its turn, is made once, and its answer is read. */
final class QueuedCall<T, R> implements ExchangeLimit.Turn {

    private final Exchange exchange;
    private final Single<T> call;
    private final Function<T, R> reader;
    private final ExchangeCompletion<R> end;

    QueuedCall(Exchange exchange, Single<T> call, Function<T, R> reader, ExchangeCompletion<R> end) {
        this.exchange = exchange;
        this.call = call;
        this.reader = reader;
        this.end = end;
    }

    @Override
    public void start() {
        try {
            end.atEnd(call.subscribe(this::answered, exchange::fail)::dispose);
        } catch (Throwable e) {
            exchange.fail(e);
        }
    }

    @Override
    public WanEditException timedOut(ExchangeTimeout timeout, boolean maybeSent) {
        return exchange.timedOut(timeout, maybeSent);
    }

    @Override
    public void closed() {
        exchange.failClosed();
    }

    private void answered(T given) {
        if (end.isOver()) {
            return;
        }
        try {
            end.succeed(reader.apply(given));
        } catch (WanEditException e) {
            end.fail(e);
        } catch (Throwable e) {
            exchange.failUnreadable(e);
        }
    }
}
