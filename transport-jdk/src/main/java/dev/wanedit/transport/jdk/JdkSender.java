package dev.wanedit.transport.jdk;

import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.exchange.ExchangeLimit;
import dev.wanedit.exchange.ExchangeQueue;
import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.task.TaskId;
import dev.wanedit.transport.jdk.connection.ProxyRoute;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends the requests of exchanges with one client, in the order of their queue. */
final class JdkSender {

    private final Supplier<HttpClient> client;
    private final ProxyRules proxies;
    private final Runnable onNoHttp;
    private final ExchangeQueue queue;

    /**
     * @param client asked when an exchange starts, so that a client is built only if it is needed
     * @param clients the clients of the transport
     * @param timer measures the timeout
     */
    JdkSender(Supplier<HttpClient> client, Clients clients, Scheduler timer, ExchangeTimeout timeout) {
        this(
                client,
                clients.proxies(),
                clients::keptOpen,
                new ExchangeQueue(ExchangeLimit.MOST_AT_ONCE, timer, timeout));
    }

    private JdkSender(Supplier<HttpClient> client, ProxyRules proxies, Runnable onNoHttp, ExchangeQueue queue) {
        this.client = client;
        this.proxies = proxies;
        this.onNoHttp = onNoHttp;
        this.queue = queue;
    }

    /** The same with another client: both share the queue of this one, and end with its close. */
    JdkSender over(Supplier<HttpClient> other) {
        return new JdkSender(other, proxies, onNoHttp, queue);
    }

    /**
     * An exchange, cold: each subscription is one.
     *
     * @param about the task that the exchange is about, for messages; null if none
     */
    <R> Single<R> send(@Nullable TaskId about, OutgoingExchange.Plan<R> plan) {
        return queue.run(end -> exchange(about, plan, end), JdkFaults::notPrepared);
    }

    /** The same for a create, which goes first and does not wait for long. */
    <R> Single<R> sendFirst(OutgoingExchange.Plan<R> plan) {
        return queue.runFirst(end -> exchange(null, plan, end), JdkFaults::notPrepared);
    }

    private <R> JdkExchange<R> exchange(
            @Nullable TaskId about, OutgoingExchange.Plan<R> plan, ExchangeCompletion<R> end) {
        OutgoingExchange<R> outgoing = plan.prepare(end);
        URI target = outgoing.request().uri();
        ProxyRoute way = ProxyRoute.to(target, proxies);
        ExchangeFaults faults = ExchangeFaults.at(target, about).by(way.proxy());
        return new JdkExchange<>(outgoing.by(way), end, way, faults, client, onNoHttp);
    }

    void close() {
        queue.close();
    }
}
