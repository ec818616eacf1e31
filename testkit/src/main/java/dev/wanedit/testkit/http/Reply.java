package dev.wanedit.testkit.http;

import java.io.IOException;

/** What the server does once it has a request: a {@link Response}, or some misbehaviour. */
@FunctionalInterface
public interface Reply {

    /**
     * Writes to the connection, or breaks it.
     *
     * @throws IOException when the client has gone, which is no fault of the server
     */
    void sendTo(Wire wire) throws IOException;
}
