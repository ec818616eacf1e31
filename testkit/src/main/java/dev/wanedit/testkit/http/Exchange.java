package dev.wanedit.testkit.http;

import org.jspecify.annotations.Nullable;

/** One request on its way through the server. All calls come from the thread of the connection. */
public interface Exchange {

    /**
     * Asked when the head has been read and the body has not.
     *
     * @return what to answer with the body unread, after which the connection is closed; null to read the body first
     */
    @Nullable
    Reply early();

    /** Asked when the body has been read. */
    Reply reply(byte[] body);

    /** Told, in place of {@link #reply}, when the body did not come to its end. */
    void abandoned(byte[] partOfBody);

    /** Opens an exchange for each head that comes. */
    @FunctionalInterface
    interface Factory {

        /** Called from the threads of many connections at once. */
        Exchange open(Head head);
    }
}
