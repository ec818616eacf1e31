package dev.wanedit.okhttp;

import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.exchange.ExchangeLimit;
import dev.wanedit.exchange.ExchangeQueue;
import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.network.ProxyRules;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.function.Function;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Sends the requests of exchanges with one client, in the order of their queue. */
final class OkHttpSender {

    private final OkHttpClient calls;
    private final ProxyRules proxies;
    private final String userAgent;
    private final ExchangeQueue queue;

    /**
     * @param proxies the proxies that the client uses
     * @param timer measures the timeout
     */
    OkHttpSender(OkHttpClient client, ProxyRules proxies, String userAgent, Scheduler timer, ExchangeTimeout timeout) {
        this(client, proxies, userAgent, new ExchangeQueue(most(client.dispatcher()), timer, timeout));
    }

    private OkHttpSender(OkHttpClient client, ProxyRules proxies, String userAgent, ExchangeQueue queue) {
        this.calls = RunningCalls.view(client, userAgent);
        this.proxies = proxies;
        this.userAgent = userAgent;
        this.queue = queue;
    }

    /** The same with another client: both share this queue, and both end when it is closed. */
    OkHttpSender over(OkHttpClient other) {
        return new OkHttpSender(other, proxies, userAgent, queue);
    }

    /**
     * An exchange; each subscription makes a new one.
     *
     * @param direct makes the exceptions of an exchange without a proxy
     * @param whole true if the answer is read completely before the subscriber receives it
     */
    <T, R> Single<R> send(ExchangeFaults direct, boolean whole, OkHttpStack.Plan<T> plan, Function<T, R> reader) {
        return queue.run(
                end -> queued(direct, whole, plan, reader, end),
                (fault, maybeSent) -> OkHttpFaults.translated(direct, fault, maybeSent));
    }

    /** The same for a create, which goes first and does not wait for long. */
    <T, R> Single<R> sendFirst(ExchangeFaults direct, OkHttpStack.Plan<T> plan, Function<T, R> reader) {
        return queue.runFirst(
                end -> queued(direct, true, plan, reader, end),
                (fault, maybeSent) -> OkHttpFaults.translated(direct, fault, maybeSent));
    }

    private <T, R> QueuedCall<T, R> queued(
            ExchangeFaults direct,
            boolean whole,
            OkHttpStack.Plan<T> plan,
            Function<T, R> reader,
            ExchangeCompletion<R> end) {
        // The rules are the application's: if they throw, nothing was sent.
        ExchangeFaults faults = direct.by(proxies.proxyFor(direct.target()));
        Exchange exchange = new Exchange(calls, userAgent, whole, faults, end);
        return new QueuedCall<>(exchange, plan.prepare(exchange), reader, end);
    }

    void close() {
        queue.close();
    }

    /** Calls wait in our queue and not in OkHttp's, so that no call timeout runs while they wait. */
    private static int most(Dispatcher dispatcher) {
        int ofOkHttp = Math.min(dispatcher.getMaxRequests(), dispatcher.getMaxRequestsPerHost());
        return Math.min(ExchangeLimit.MOST_AT_ONCE, ofOkHttp);
    }
}
