package dev.wanedit.event;

import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.Redaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to the service that has ended: it was answered, it failed, or it was aborted. A request that is made again
 * is reported once for each attempt.
 *
 * @param operation the kind of request: {@code CREATE}, {@code QUERY}, {@code LIST} or {@code CANCEL}
 * @param took the time from its start to the end of its answer; the wait for a permit is not included
 * @param fault why it failed, a {@link java.util.concurrent.CancellationException} if it was aborted; null if it succeeded
 */
public record ServiceRequest(
        Operation operation, Duration took, @Nullable Throwable fault) {

    /** For example {@code QUERY in 0.2 s: ThrottledException}. */
    @Override
    public String toString() {
        String end = fault == null ? "answered" : fault.getClass().getSimpleName();
        return Redaction.redact(operation + " in " + ReadableUnits.elapsed(took) + ": " + end);
    }
}
