package dev.wanedit.transport.jdk;

import dev.wanedit.error.WanEditException;
import dev.wanedit.wire.ExchangeLimit;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One exchange that waits for its turn and then runs, once. */
final class Exchange<R> implements ExchangeLimit.Turn {

    private final Outgoing<R> outgoing;
    private final Outcome<R> outcome;
    private final CallTimer timer;
    private final Way way;
    private final Faults faults;
    private final Supplier<HttpClient> client;
    private final Runnable onNoHttp;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

    /** Decided once, so that a close can never say of a request on its way that it was not sent. */
    private enum Stage {
        WAITING,
        STARTED,
        CLOSED
    }

    Exchange(
            Outgoing<R> outgoing,
            Outcome<R> outcome,
            CallTimer timer,
            Way way,
            Faults faults,
            Supplier<HttpClient> client,
            Runnable onNoHttp) {
        this.onNoHttp = onNoHttp;
        this.outgoing = outgoing;
        this.outcome = outcome;
        this.timer = timer;
        this.way = way;
        this.faults = faults;
        this.client = client;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The derived future carries the callback and nothing else.
    public void start() {
        if (outcome.isOver() || !stage.compareAndSet(Stage.WAITING, Stage.STARTED)) {
            return;
        }
        timer.start(() -> outcome.fail(faults.timeout(timer.limit(), way.giveUp())));
        HttpClient ready;
        try {
            ready = client.get();
        } catch (RuntimeException | Error e) {
            outcome.fail(Faults.notPrepared(e));
            return;
        }
        try {
            CompletableFuture<HttpResponse<byte[]>> sent = ready.sendAsync(outgoing.request(), outgoing.body());
            // Only this very future closes the socket on JDK 17; a future derived from it would end alone.
            outcome.atEnd(() -> sent.cancel(true));
            sent.whenComplete(this::ended);
        } catch (RuntimeException | Error e) {
            // An error too, such as a thread that cannot be had: nobody else would tell the subscriber.
            outcome.fail(faults.of(e, false));
        }
    }

    @Override
    public void closed() {
        boolean waited = stage.compareAndSet(Stage.WAITING, Stage.CLOSED);
        outcome.fail(faults.closed(!waited && !way.giveUp()));
    }

    private void ended(@Nullable HttpResponse<byte[]> response, @Nullable Throwable fault) {
        if (Faults.isNoHttp(fault)) {
            onNoHttp.run();
        }
        if (outcome.isOver()) {
            return;
        }
        if (response == null || fault != null) {
            outcome.fail(faults.of(fault, way.giveUp()));
            return;
        }
        if (way.isRefusal(response)) {
            outcome.fail(faults.refused(response.statusCode()));
            return;
        }
        try {
            outcome.succeed(outgoing.reader().apply(response));
        } catch (WanEditException e) {
            outcome.fail(e);
        } catch (RuntimeException | Error e) {
            outcome.fail(faults.unreadable(response.statusCode(), e));
        }
    }
}
