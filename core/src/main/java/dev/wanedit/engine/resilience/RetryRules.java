package dev.wanedit.engine.resilience;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.WanEditException;

/** Decides after which errors the same exchange may be made again. */
final class RetryRules {

    private RetryRules() {}

    /** A read costs nothing, so it is repeated after every fault that may be temporary. */
    static boolean read(Throwable error) {
        return error instanceof WanEditException known && known.isRetryable();
    }

    /** A task that has succeeded may get the URL of its video a little later. */
    static boolean withoutVideo(Throwable error) {
        return error instanceof MalformedResponseException malformed && malformed.withoutVideo();
    }

    /**
     * A POST is repeated only when it certainly had no effect: never after a timeout, a reset, a 408 or a 5xx, since a
     * task that costs money may exist.
     */
    static boolean post(Throwable error) {
        boolean notSent = error instanceof TransportException transport
                && transport.isRetryable()
                && transport.delivery() == Delivery.NOT_SENT;
        return notSent || error instanceof ThrottledException;
    }
}
