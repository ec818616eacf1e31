package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Exchange;
import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.Reply;
import dev.wanedit.testkit.http.Request;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.service.Operation;
import dev.wanedit.testkit.service.SimulatedService;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request: it is logged, then a fault is applied or the service answers. */
final class FakeExchange implements Exchange {

    private final Operation operation;
    private final Head head;
    private final SimulatedService service;
    private final RequestLog.Entry entry;
    private final @Nullable Fault fault;
    private final Duration latency;

    FakeExchange(
            Operation operation,
            Head head,
            SimulatedService service,
            RequestLog log,
            FaultPlan plan,
            Duration latency) {
        this.latency = latency;
        this.operation = operation;
        this.head = head;
        this.service = service;
        // The fault is taken first: when a test sees the request in the log, the fault is already used up.
        this.fault = plan.next(RequestKind.of(operation));
        this.entry = log.arrived(RequestKind.of(operation), head);
    }

    @Override
    public @Nullable Reply early() {
        if (fault == null || !fault.isEarly()) {
            return null;
        }
        entry.settle(new byte[0], false);
        return fault.reply(FakeExchange::standIn);
    }

    @Override
    public Reply reply(byte[] body) {
        Reply reply = replyAtOnce(body);
        return latency.isZero()
                ? reply
                : wire -> {
                    wire.pause(latency);
                    reply.sendTo(wire);
                };
    }

    private Reply replyAtOnce(byte[] body) {
        Request request = new Request(head, body);
        entry.settle(body, true);
        if (fault == null) {
            return service.answer(operation, request);
        }
        if (fault.isProcessed()) {
            Response answer = service.answer(operation, request);
            return fault.reply(() -> answer);
        }
        Supplier<Response> answer =
                fault.isServing() || isRead() ? () -> service.answer(operation, request) : FakeExchange::standIn;
        return fault.reply(answer);
    }

    @Override
    public void abandoned(byte[] partOfBody) {
        entry.settle(partOfBody, false);
    }

    private boolean isRead() {
        return !head.method().equals("POST");
    }

    /** An answer without any sign of an effect, since there is none. */
    private static Response standIn() {
        return Response.json(200, "{\"request_id\":\"" + UUID.randomUUID() + "\"}");
    }
}
