package dev.wanedit.testkit.http;

import org.jspecify.annotations.Nullable;

/** One request in the server. All calls come from the thread of the connection. */
public interface Exchange {

    /**
     * Called after the head was read and before the body is read.
     *
     * @return the answer to send without reading the body; the connection is closed then. Null to read the body first
     */
    @Nullable
    Reply early();

    /** Called when the body has been read. */
    Reply reply(byte[] body);

    /** Called instead of {@link #reply} if the body ended too early. */
    void abandoned(byte[] partOfBody);

    /** Opens an exchange for each head that comes. */
    @FunctionalInterface
    interface Factory {

        /** Called from the threads of many connections at once. */
        Exchange open(Head head);
    }
}
