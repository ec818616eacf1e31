package dev.example.adapter;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.exchange.ExchangeLimit;
import dev.wanedit.exchange.ExchangeQueue;
import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Single;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Sends requests in the order of a queue. A subscription is one exchange, its disposal aborts it. */
final class Sender {

    private final ApacheClient client;
    private final ExchangeQueue queue;

    Sender(ApacheClient client, TransportConfig config, ExchangeTimeout timeout) {
        this.client = client;
        this.queue = new ExchangeQueue(ExchangeLimit.MOST_AT_ONCE, config.timer(), timeout);
    }

    /** @param about the task that the exchange is about, for messages; null if none */
    <R> Single<R> send(TaskId about, Plan<R> plan) {
        return queue.run(end -> new Exchange<>(client, plan.prepare(end), about, end), Sender::notPrepared);
    }

    /** The same for a create, which goes first and does not wait for long. */
    <R> Single<R> sendFirst(Plan<R> plan) {
        return queue.runFirst(end -> new Exchange<>(client, plan.prepare(end), null, end), Sender::notPrepared);
    }

    void close() {
        queue.close();
    }

    private static TransportException notPrepared(Throwable fault, boolean maybeSent) {
        return new TransportException(
                Kind.CONNECTION_LOST,
                maybeSent ? Delivery.MAYBE_SENT : Delivery.NOT_SENT,
                "The request could not be prepared: " + fault.getClass().getSimpleName() + ".",
                ErrorContext.NONE,
                null);
    }

    /** Makes the request, on the subscribing thread. */
    @FunctionalInterface
    interface Plan<R> {

        Outgoing<R> prepare(ExchangeCompletion<R> end);
    }

    /** A request, and what reads its answer. */
    record Outgoing<R>(HttpUriRequestBase request, Answer.Reader<R> reader) {}
}
