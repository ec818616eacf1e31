package dev.wanedit.transport.jdk;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeLimit;
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
            CompletableFuture<Answer> answered = new CompletableFuture<>();
            CompletableFuture<HttpResponse<byte[]>> sent = ready.sendAsync(outgoing.request(), telling(answered));
            answered.thenRun(() -> sent.complete(null));
            // Only this very future closes the socket on JDK 17; a future derived from it would end alone.
            outcome.atEnd(() -> sent.cancel(true));
            sent.whenComplete((response, fault) -> ended(answered.getNow(Answer.ofBodiless(response)), fault));
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

    /**
     * Completes it as soon as the answer is whole, and before the client completes its own future: that goes by the common
     * pool, which on a machine with one or two processors is a thread for each answer (JDK 17), or one thread that the
     * whole application shares and may block (JDK 25).
     */
    private HttpResponse.BodyHandler<byte[]> telling(CompletableFuture<Answer> answered) {
        return head -> HttpResponse.BodySubscribers.mapping(outgoing.body().apply(head), bytes -> {
            answered.complete(new Answer(head.statusCode(), head.headers(), bytes));
            return bytes;
        });
    }

    private void ended(@Nullable Answer answer, @Nullable Throwable fault) {
        if (Faults.isNoHttp(fault)) {
            onNoHttp.run();
        }
        if (outcome.isOver()) {
            return;
        }
        if (answer == null || fault != null) {
            outcome.fail(faults.of(fault, way.giveUp()));
            return;
        }
        if (way.isRefusal(answer.status())) {
            outcome.fail(faults.refused(answer.status()));
            return;
        }
        try {
            outcome.succeed(outgoing.reader().apply(answer));
        } catch (WanEditException e) {
            outcome.fail(e);
        } catch (RuntimeException | Error e) {
            outcome.fail(faults.unreadable(answer.status(), e));
        }
    }
}
