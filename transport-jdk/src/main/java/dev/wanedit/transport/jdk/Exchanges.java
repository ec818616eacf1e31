package dev.wanedit.transport.jdk;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeLimit;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes exchanges over one client, each a cold {@code Single}: a subscription is an exchange, its disposal the abort. */
final class Exchanges {

    private final Supplier<HttpClient> client;
    private final ProxyRules proxies;
    private final Runnable onNoHttp;
    private final ExchangeLimit limit;
    private final Scheduler timer;
    private final Duration callTimeout;

    /**
     * @param client asked when an exchange starts, so that a client is built only if it is needed
     * @param proxies by which proxies the client goes
     * @param onNoHttp done after each answer that was no HTTP
     * @param timer measures the call timeout
     * @param callTimeout longest time since an exchange's start, or since its last {@link ExchangeControl#moved()}
     */
    Exchanges(
            Supplier<HttpClient> client, ProxyRules proxies, Runnable onNoHttp, Scheduler timer, Duration callTimeout) {
        this(client, proxies, onNoHttp, new ExchangeLimit(ExchangeLimit.MOST_AT_ONCE), timer, callTimeout);
    }

    private Exchanges(
            Supplier<HttpClient> client,
            ProxyRules proxies,
            Runnable onNoHttp,
            ExchangeLimit limit,
            Scheduler timer,
            Duration callTimeout) {
        this.client = client;
        this.proxies = proxies;
        this.onNoHttp = onNoHttp;
        this.limit = limit;
        this.timer = timer;
        this.callTimeout = callTimeout;
    }

    /** The same over another client: both together keep within the limit of this one, and end with its close. */
    Exchanges over(Supplier<HttpClient> other) {
        return new Exchanges(other, proxies, onNoHttp, limit, timer, callTimeout);
    }

    /** @param about the task that the exchange is about, for messages; null if none */
    <R> Single<R> send(@Nullable TaskId about, Outgoing.Plan<R> plan) {
        return Single.create(emitter -> {
            CallTimer callTimer = new CallTimer(timer, callTimeout);
            Outcome<R> outcome = new Outcome<>(emitter, callTimer);
            emitter.setCancellable(outcome::abandon);
            if (outcome.isOver()) {
                return;
            }
            try {
                Outgoing<R> outgoing = plan.prepare(outcome);
                URI target = outgoing.request().uri();
                Way way = Way.to(target, proxies);
                Faults faults = Faults.at(target, about, way);
                enter(new Exchange<>(outgoing.by(way), outcome, callTimer, way, faults, client, onNoHttp), outcome);
            } catch (WanEditException e) {
                outcome.fail(e);
            } catch (RuntimeException | Error e) {
                outcome.fail(Faults.notPrepared(e));
            }
        });
    }

    void close() {
        limit.close();
    }

    private <R> void enter(Exchange<R> exchange, Outcome<R> outcome) {
        limit.enter(exchange);
        // After the entrance: an end before it would leave a dead exchange in the queue.
        outcome.atEnd(() -> limit.leave(exchange));
    }
}
