package dev.wanedit.engine.resilience;

import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;

/**
 * Decides after which faults a POST is sent again. It is repeated only if it certainly had no effect: never after a timeout, a
 * reset, a 408 or a 5xx, because a task that costs money may exist.
 */
final class PostRetryRule {

    private PostRetryRule() {}

    static boolean allows(Throwable fault) {
        boolean notSent = fault instanceof TransportException transport
                && transport.isRetryable()
                && transport.delivery() == Delivery.NOT_SENT;
        return notSent || fault instanceof ThrottledException;
    }
}
