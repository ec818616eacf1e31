package dev.wanedit.okhttp.connection;

import java.io.IOException;

/** A connection received data before the request was sent, so the next answer on it would belong to something else. */
public final class UnsolicitedBytes extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean requestWasSent;

    /** @param requestWasSent true if it was noticed only after the request was sent */
    public UnsolicitedBytes(boolean requestWasSent) {
        super("The connection received data before the request was sent.");
        this.requestWasSent = requestWasSent;
    }

    public boolean requestWasSent() {
        return requestWasSent;
    }
}
