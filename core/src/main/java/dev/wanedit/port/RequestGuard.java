package dev.wanedit.port;

import dev.wanedit.event.RetriedFault.Operation;

/**
 * Decides, right before each request to the service, if this process may send it. An application whose processes share an
 * account can so keep a process silent that has lost its right to send, for example after it was suspended. About a {@code CREATE}
 * it is asked again before each part of the body is sent, since the connection may have taken its time. Uploads and downloads
 * are not asked about.
 */
@FunctionalInterface
public interface RequestGuard {

    /** Lets every request through. */
    RequestGuard NONE = operation -> true;

    /**
     * Called on the thread that is about to send; must be quick and safe for use by several threads. A request that is held
     * back had certainly no effect: it was not sent, or without the end of its body. A job stays READY, and nothing is repeated. An exception holds it back too. The caller
     * gets a {@link dev.wanedit.error.ConfigurationException}. A {@code QUERY} that is held back so ends the wait for its
     * task; the task continues.
     *
     * @param operation {@code CREATE}, {@code QUERY}, {@code LIST} or {@code CANCEL}
     * @return true if the request may be sent
     */
    boolean allows(Operation operation);
}
