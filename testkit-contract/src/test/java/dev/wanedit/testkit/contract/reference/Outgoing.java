package dev.wanedit.testkit.contract.reference;

import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is ready to go.
 *
 * @param task the task it is about; null if none
 * @param headers what is sent beside {@code Host} and the length
 * @param length of the body
 * @param body writes it
 * @param answer reads the answer, its head being read
 */
record Outgoing<R>(
        @Nullable TaskId task,
        String method,
        URI uri,
        Map<String, String> headers,
        long length,
        Body body,
        Answer<R> answer) {

    /** Writes a body. */
    @FunctionalInterface
    interface Body {

        void writeTo(OutputStream out, Runnable moved) throws IOException;
    }

    /** Reads an answer. */
    @FunctionalInterface
    interface Answer<R> {

        R readFrom(Line line, Runnable moved) throws IOException;
    }
}
