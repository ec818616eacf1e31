package dev.wanedit.port;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * For adapters: passes a result to its sink. Faults of the result and of the sink are reported as exceptions of
 * wanedit. For one thread at a time.
 */
public final class ResultWriter {

    private final TaskId taskId;
    private final ResultHead head;
    private final ResultSink sink;
    private long reached;

    /**
     * @param taskId the task whose result it is, for messages
     * @param head what the result's host sent before the bytes
     * @param sink receives the bytes
     */
    public ResultWriter(TaskId taskId, ResultHead head, ResultSink sink) {
        this.taskId = taskId;
        this.head = head;
        this.sink = sink;
        this.reached = head.offset();
    }

    /**
     * Notifies the sink of the head.
     *
     * @throws StorageException if the sink fails
     */
    public void begin() {
        store(() -> sink.begin(head));
    }

    /**
     * Passes the next bytes to the sink.
     *
     * @throws StorageException if the sink fails
     */
    public void write(ByteBuffer bytes) {
        int length = bytes.remaining();
        store(() -> sink.write(bytes));
        reached += length;
    }

    /**
     * The body has ended. HTTP stacks check the Content-Length themselves. They cannot know if a partial answer is not
     * the whole rest of the file, or has no length; that is checked here.
     *
     * @throws TransportException if bytes are missing
     */
    public void end() {
        if (head.totalLength() >= 0 && reached < head.totalLength()) {
            throw new TransportException(
                    TransportException.Kind.CONNECTION_LOST,
                    TransportException.Delivery.MAYBE_SENT,
                    "The result ended after " + reached + " of " + head.totalLength() + " bytes.",
                    ErrorContext.of(taskId),
                    null);
        }
    }

    private void store(Storing step) {
        try {
            step.run();
        } catch (WanEditException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new StorageException(
                    "The result could not be stored.",
                    ErrorContext.of(taskId),
                    "Free some space or choose another target; the result can be downloaded again until its URL expires.",
                    e);
        }
    }

    /** A call of the sink. */
    @FunctionalInterface
    private interface Storing {
        void run() throws IOException;
    }
}
