package dev.wanedit.okhttp;

import dev.wanedit.exchange.ExchangeLimit;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.TransportConfig;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Function;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes exchanges over one client, each a cold {@code Single}: a subscription is an exchange, its disposal the abort. */
final class Exchanges {

    private final OkHttpClient client;
    private final ProxyRules proxies;
    private final String userAgent;
    private final Scheduler timer;
    private final Duration callTimeout;
    private final ExchangeLimit limit;

    /** @param proxies by which proxies the client goes */
    Exchanges(OkHttpClient client, ProxyRules proxies, String userAgent, TransportConfig config) {
        this(
                client,
                proxies,
                userAgent,
                config.timer(),
                config.callTimeout(),
                new ExchangeLimit(most(client.dispatcher())));
    }

    private Exchanges(
            OkHttpClient client,
            ProxyRules proxies,
            String userAgent,
            Scheduler timer,
            Duration callTimeout,
            ExchangeLimit limit) {
        this.client = client;
        this.proxies = proxies;
        this.userAgent = userAgent;
        this.timer = timer;
        this.callTimeout = callTimeout;
        this.limit = limit;
    }

    /** The same over another client: both together keep within the limit of this one, and end with its close. */
    Exchanges over(OkHttpClient other) {
        return new Exchanges(other, proxies, userAgent, timer, callTimeout, limit);
    }

    /** @param whole whether the answer is read before anybody hears of it */
    <T, R> Single<R> send(Faults faults, boolean whole, OkHttpExchanges.Plan<T> plan, Function<T, R> reader) {
        return Single.create(emitter -> {
            CallTimer callTimer = new CallTimer(timer, callTimeout);
            Faults known;
            try {
                known = faults.by(proxies);
            } catch (Throwable e) {
                // The rules are the application's: whatever they throw, nothing was sent.
                emitter.tryOnError(faults.of(e, false));
                return;
            }
            Exchange exchange = new Exchange(client, userAgent, whole, known, callTimer, emitter::tryOnError);
            emitter.setCancellable(exchange::abandon);
            if (exchange.isOver()) {
                return;
            }
            try {
                enter(new ExchangeTurn<>(exchange, plan.prepare(exchange), reader, emitter), exchange);
            } catch (Throwable e) {
                exchange.fail(e);
            }
        });
    }

    void close() {
        limit.close();
    }

    private void enter(ExchangeLimit.Turn turn, Exchange exchange) {
        limit.enter(turn);
        // After the entrance: an end before it would leave a dead exchange in the queue.
        exchange.atEnd(() -> limit.leave(turn));
    }

    /** What would only wait in OkHttp's own queue waits in ours, where no call timeout runs. */
    private static int most(Dispatcher dispatcher) {
        int ofOkHttp = Math.min(dispatcher.getMaxRequests(), dispatcher.getMaxRequestsPerHost());
        return Math.min(ExchangeLimit.MOST_AT_ONCE, ofOkHttp);
    }
}
