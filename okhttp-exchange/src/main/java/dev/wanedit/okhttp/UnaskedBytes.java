package dev.wanedit.okhttp;

import java.io.IOException;

/** A connection had bytes that nobody asked for, so whatever came on it next would be the answer to something else. */
final class UnaskedBytes extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean requestWasSent;

    /** @param requestWasSent whether it was noticed after the request only */
    UnaskedBytes(boolean requestWasSent) {
        super("The connection had bytes that nobody asked for.");
        this.requestWasSent = requestWasSent;
    }

    boolean requestWasSent() {
        return requestWasSent;
    }
}
