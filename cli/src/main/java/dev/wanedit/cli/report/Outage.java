package dev.wanedit.cli.report;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.task.ReadableUnits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tracks whether the service can be reached, for all jobs of a command. Many jobs that fail at the same time are
 * reported as one outage: at its start, every few minutes, and at its end. Thread-safe.
 */
final class Outage {

    private static final Duration REMIND_AFTER = Duration.ofMinutes(5);

    private final Clock clock;
    private @Nullable Instant began;
    private @Nullable Instant reported;

    Outage(Clock clock) {
        this.clock = clock;
    }

    /** The message for a failure that is followed by another attempt; empty if the outage was already reported. */
    synchronized Optional<String> failed(RetriedFault fault) {
        Instant now = clock.instant();
        if (began == null) {
            began = now;
        } else if (reported != null && now.isBefore(reported.plus(REMIND_AFTER))) {
            return Optional.empty();
        }
        reported = now;
        String since = now.equals(began) ? "" : ", for " + ReadableUnits.elapsed(Duration.between(began, now)) + " now";
        return Optional.of(subject(fault) + " (" + cause(fault.fault()) + ")" + since + ", trying again.");
    }

    /** The message when a request that failed has succeeded; empty if that was already reported. */
    synchronized Optional<String> recovered() {
        if (began == null) {
            return Optional.empty();
        }
        String after = ReadableUnits.elapsed(Duration.between(began, clock.instant()));
        began = null;
        return Optional.of("The connection works again, after " + after + ".");
    }

    private static String subject(RetriedFault fault) {
        String host = fault.operation() == Operation.DOWNLOAD
                ? "The result's host"
                : fault.operation() == Operation.UPLOAD ? "The storage for uploads" : "The service";
        WanEditException cause = fault.fault();
        if (cause instanceof TransportException) {
            return host + " cannot be reached";
        }
        if (cause instanceof ThrottledException) {
            return host + " asks for fewer requests";
        }
        return host
                + (cause instanceof MalformedResponseException
                        ? " sent an answer that cannot be read"
                        : " has a fault");
    }

    /** The message of the exception, as a part of a sentence. */
    private static String cause(WanEditException fault) {
        String problem = fault.problem().strip();
        String status = fault.httpStatus().map(code -> "HTTP " + code + ": ").orElse("");
        return status + (problem.endsWith(".") ? problem.substring(0, problem.length() - 1) : problem);
    }
}
