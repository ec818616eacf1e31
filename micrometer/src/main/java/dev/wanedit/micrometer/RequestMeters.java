package dev.wanedit.micrometer;

import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.event.ServiceRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Requests to the service, what they waited for, and those that are made again. */
final class RequestMeters {

    private static final String OPERATION = "operation";
    private static final List<Operation> OPERATIONS =
            List.of(Operation.CREATE, Operation.QUERY, Operation.LIST, Operation.CANCEL);

    private final MeterRegistry registry;
    private final Tags common;

    RequestMeters(MeterRegistry registry, Tags common) {
        this.registry = registry;
        this.common = common;
        // From the start, so that a graph shows zero in place of no data.
        OPERATIONS.forEach(operation -> {
            throttled(operation);
            permit(operation);
        });
    }

    void onPermit(Operation operation, Duration waited) {
        permit(operation).record(waited);
    }

    void onRequest(ServiceRequest request) {
        Throwable fault = request.fault();
        Timer.builder("wanedit.requests")
                .description("Requests to the service, each attempt by itself")
                .tags(of(request.operation()).and("outcome", outcome(fault), "error", error(fault)))
                .register(registry)
                .record(request.took());
        if (fault instanceof ThrottledException) {
            throttled(request.operation()).increment();
        }
    }

    void onRetry(RetriedFault fault) {
        Counter.builder("wanedit.retries")
                .description("Failures that are followed by another attempt")
                .tags(of(fault.operation()).and("error", error(fault.fault())))
                .register(registry)
                .increment();
    }

    private Counter throttled(Operation operation) {
        return Counter.builder("wanedit.requests.throttled")
                .description("Requests that the service refused because there were too many (429)")
                .tags(of(operation))
                .register(registry);
    }

    private Timer permit(Operation operation) {
        return Timer.builder("wanedit.permit.wait")
                .description("Waits for a permit of the account's rate limit")
                .tags(of(operation))
                .register(registry);
    }

    private Tags of(Operation operation) {
        return common.and(OPERATION, operation.name().toLowerCase(Locale.ROOT));
    }

    private static String error(@Nullable Throwable fault) {
        return fault == null ? "none" : fault.getClass().getSimpleName();
    }

    /** The words of Micrometer's own meters of HTTP clients; UNKNOWN if there was no answer. */
    private static String outcome(@Nullable Throwable fault) {
        if (fault == null) {
            return "SUCCESS";
        }
        int status = fault instanceof WanEditException ours ? ours.httpStatus().orElse(0) : 0;
        return switch (status / 100) {
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
