package dev.wanedit.transport.jdk;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.exchange.ExchangeLimit;
import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.transport.jdk.connection.ProxyRoute;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One exchange that waits for its turn and then runs, once. */
final class JdkExchange<R> implements ExchangeLimit.Turn {

    private final OutgoingExchange<R> outgoing;
    private final ExchangeCompletion<R> end;
    private final ProxyRoute way;
    private final ExchangeFaults faults;
    private final Supplier<HttpClient> client;
    private final Runnable onNoHttp;

    /** @param onNoHttp called after an answer that was not HTTP */
    JdkExchange(
            OutgoingExchange<R> outgoing,
            ExchangeCompletion<R> end,
            ProxyRoute way,
            ExchangeFaults faults,
            Supplier<HttpClient> client,
            Runnable onNoHttp) {
        this.outgoing = outgoing;
        this.end = end;
        this.way = way;
        this.faults = faults;
        this.client = client;
        this.onNoHttp = onNoHttp;
    }

    @Override
    public void start() {
        HttpClient ready;
        try {
            ready = client.get();
        } catch (RuntimeException | Error e) {
            end.fail(JdkFaults.notPrepared(e, false));
            return;
        }
        if (end.beginSending()) {
            send(ready);
        }
    }

    @Override
    public WanEditException timedOut(ExchangeTimeout timeout, boolean maybeSent) {
        return faults.timeout(timeout, maybeSent && !way.giveUp());
    }

    @Override
    public void closed() {
        end.fail(maybeSent -> faults.closed(maybeSent && !way.giveUp()));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The derived future carries the callback and nothing else.
    private void send(HttpClient ready) {
        try {
            CompletableFuture<Answer> answered = new CompletableFuture<>();
            CompletableFuture<HttpResponse<byte[]>> sent = ready.sendAsync(outgoing.request(), telling(answered));
            answered.thenRun(() -> sent.complete(null));
            // On JDK 17 only the cancellation of this future closes the socket; cancelling a derived future does not.
            end.atEnd(() -> sent.cancel(true));
            sent.whenComplete((response, fault) -> ended(answered.getNow(Answer.ofBodiless(response)), fault));
        } catch (RuntimeException | Error e) {
            // Also errors, such as a thread that cannot be started: otherwise the subscriber would not be notified.
            end.fail(JdkFaults.told(faults, e, false, outgoing.bodyTaken().getAsBoolean()));
        }
    }

    /**
     * Completes it when the answer is complete, before the client completes its own future. The client does that on the
     * common pool, which on a machine with one or two processors is a thread for each answer (JDK 17), or one thread
     * that the whole application shares and may block (JDK 25).
     */
    private HttpResponse.BodyHandler<byte[]> telling(CompletableFuture<Answer> answered) {
        return head -> HttpResponse.BodySubscribers.mapping(outgoing.body().apply(head), bytes -> {
            answered.complete(new Answer(head.statusCode(), head.headers(), bytes));
            return bytes;
        });
    }

    private void ended(@Nullable Answer received, @Nullable Throwable fault) {
        if (JdkFaults.isNoHttp(fault)) {
            onNoHttp.run();
        }
        if (end.isOver()) {
            return;
        }
        Answer withoutChallenge = JdkFaults.withoutChallenge(fault);
        Answer answer = withoutChallenge == null ? received : withoutChallenge;
        if (answer == null || (fault != null && withoutChallenge == null)) {
            end.fail(JdkFaults.told(
                    faults, fault, way.giveUp(), outgoing.bodyTaken().getAsBoolean()));
            return;
        }
        if (way.isRefusal(answer.status())) {
            // The answer came from the proxy and not from the host.
            end.fail(Objects.requireNonNull(faults.proxy(), "only a proxy refuses")
                    .refused(answer.status(), null));
            return;
        }
        try {
            end.succeed(outgoing.reader().apply(answer));
        } catch (WanEditException e) {
            end.fail(e);
        } catch (RuntimeException | Error e) {
            end.fail(faults.unreadable(answer.status(), e));
        }
    }
}
