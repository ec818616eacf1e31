package dev.wanedit.testkit.contract.subject;

import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import java.net.URI;

/** An HTTP client of the application, created for one test, and a transport that uses it. */
public interface OwnClient extends AutoCloseable {

    /** Opens a transport that uses this client. */
    Transport open(TransportConfig config);

    /**
     * Uses the client without the transport.
     *
     * @return the status of the answer to a plain GET
     * @throws Exception if the client no longer works
     */
    int statusOf(URI url) throws Exception;

    /** Frees the client itself, as its owner would. */
    @Override
    void close();
}
