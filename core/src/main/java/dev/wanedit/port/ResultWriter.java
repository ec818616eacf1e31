package dev.wanedit.port;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;

/** For adapters: hands a result to its sink, and tells in our tree what goes wrong with either. For one thread at a time. */
public final class ResultWriter {

    private final TaskId taskId;
    private final ResultHead head;
    private final ResultSink sink;
    private long reached;

    /**
     * @param taskId the task whose result it is, for messages
     * @param head what the result's host said before the bytes
     * @param sink what takes the bytes
     */
    public ResultWriter(TaskId taskId, ResultHead head, ResultSink sink) {
        this.taskId = taskId;
        this.head = head;
        this.sink = sink;
        this.reached = head.offset();
    }

    /**
     * Tells the sink what comes.
     *
     * @throws StorageException if the sink fails
     */
    public void begin() {
        store(() -> sink.begin(head));
    }

    /**
     * Hands on the next bytes.
     *
     * @throws StorageException if the sink fails
     */
    public void write(ByteBuffer bytes) {
        int length = bytes.remaining();
        store(() -> sink.write(bytes));
        reached += length;
    }

    /**
     * The body is over. HTTP stacks hold it to its Content-Length; a part that is not the whole rest, or has no length,
     * they cannot know.
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
                    "Make room or choose another place; the result can be fetched again while its URL lives.",
                    e);
        }
    }

    /** What is done with the sink. */
    @FunctionalInterface
    private interface Storing {
        void run() throws IOException;
    }
}
