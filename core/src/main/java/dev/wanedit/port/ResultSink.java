package dev.wanedit.port;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Receives the bytes of a result, on the adapter's thread, one call at a time. Slow writing slows down the reading. An
 * exception from any method ends the exchange.
 */
public interface ResultSink {

    /**
     * The answer is 200 or 206; its bytes follow.
     *
     * @throws IOException if the target cannot be written
     */
    void begin(ResultHead head) throws IOException;

    /**
     * The next bytes; the buffer must not be kept.
     *
     * @throws IOException if the target cannot be written
     */
    void write(ByteBuffer bytes) throws IOException;
}
