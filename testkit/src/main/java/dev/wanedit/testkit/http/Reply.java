package dev.wanedit.testkit.http;

import java.io.IOException;

/** What the server does after it has a request: it sends a {@link Response}, or misbehaves. */
@FunctionalInterface
public interface Reply {

    /**
     * Writes to the connection, or breaks it.
     *
     * @throws IOException if the client has gone, which is not a fault of the server
     */
    void sendTo(Wire wire) throws IOException;
}
