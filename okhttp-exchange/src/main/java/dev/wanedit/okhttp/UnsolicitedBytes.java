package dev.wanedit.okhttp;

import java.io.IOException;

/** A connection received data before the request was sent, so whatever came on it next would be the answer to something else. */
final class UnsolicitedBytes extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean requestWasSent;

    /** @param requestWasSent whether it was noticed after the request only */
    UnsolicitedBytes(boolean requestWasSent) {
        super("The connection received data before the request was sent.");
        this.requestWasSent = requestWasSent;
    }

    boolean requestWasSent() {
        return requestWasSent;
    }
}
