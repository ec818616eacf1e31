package dev.wanedit.engine.download;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.task.Amounts;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Takes a result for the part, as far as it is not too large for the limits or for the disk. Nothing that is too large is
 * kept: no later attempt could go on with it.
 */
final class LimitedSink implements ResultSink {

    private final PartFile part;
    private final TaskId taskId;
    private final Path file;
    private final long largest;
    private final FreeSpace space;
    private volatile long received = -1;
    private volatile long announced = -1;

    /**
     * @param file where the part grows, for the question after free space
     * @param largest bytes that a result may have
     */
    LimitedSink(PartFile part, TaskId taskId, Path file, long largest, FreeSpace space) {
        this.part = part;
        this.taskId = taskId;
        this.file = file;
        this.largest = largest;
        this.space = space;
    }

    /** Bytes that this attempt brought; -1 before the host answered. */
    long received() {
        return received;
    }

    /** Bytes that this attempt is to bring; -1 if the host did not tell. */
    long announced() {
        return announced;
    }

    @Override
    public void begin(ResultHead head) throws IOException {
        if (head.totalLength() > largest) {
            throw tooLarge(Amounts.bytes(head.totalLength()) + " are announced");
        }
        long missing = Math.max(0, head.totalLength() - head.offset());
        long free = missing == 0 ? FreeSpace.UNKNOWN : space.beside(file);
        if (free >= 0 && free + reclaimed(head) < missing) {
            throw new StorageException(
                    "The disk has no room for the result: " + Amounts.bytes(missing) + " are to come, "
                            + Amounts.bytes(free) + " are free beside " + file + ".",
                    ErrorContext.of(taskId),
                    "Make room or choose another place, then download the task again: the result is kept for 24 hours.",
                    null);
        }
        announced = head.totalLength() < 0 ? -1 : missing;
        received = 0;
        part.begin(head);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        long reached = received + bytes.remaining();
        if (part.length() + bytes.remaining() > largest) {
            throw tooLarge(Amounts.bytes(part.length()) + " came, and it goes on");
        }
        part.write(bytes);
        received = reached;
    }

    /** What an answer from the first byte on replaces. */
    private long reclaimed(ResultHead head) {
        return head.offset() == 0 ? part.length() : 0;
    }

    private StorageException tooLarge(String found) {
        part.restart();
        return new StorageException(
                "The result is larger than the limit of " + Amounts.bytes(largest) + ": " + found + ".",
                ErrorContext.of(taskId),
                "No edited clip is that large. If this one is, allow it with resultLimits(…) on the builder.",
                null);
    }
}
