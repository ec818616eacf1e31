package dev.wanedit.exchange;

import dev.wanedit.error.TransportException.Kind;
import java.time.Duration;

/**
 * A time limit of exchanges. For wanedit's adapters only.
 *
 * @param limit how long it lasts
 * @param kind what the error of an exchange that exceeds it is
 */
public record ExchangeTimeout(Duration limit, Kind kind) {

    /** For small exchanges: until the last byte of the answer. */
    public static ExchangeTimeout ofCall(Duration limit) {
        return new ExchangeTimeout(limit, Kind.CALL_TIMEOUT);
    }

    /** For uploads and downloads: the time in which no byte moves. */
    public static ExchangeTimeout ofIdleTransfer(Duration limit) {
        return new ExchangeTimeout(limit, Kind.TRANSFER_IDLE_TIMEOUT);
    }
}
