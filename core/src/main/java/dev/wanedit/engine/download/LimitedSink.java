package dev.wanedit.engine.download;

import dev.wanedit.engine.part.PartFile;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Writes a result to the part file, if it is not too large for the limits or for the disk. Bytes of a result that is
 * too large are not kept, since no later attempt could complete it.
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
     * @param file the path of the part file, to find out the free space
     * @param largest most bytes of a result
     */
    LimitedSink(PartFile part, TaskId taskId, Path file, long largest, FreeSpace space) {
        this.part = part;
        this.taskId = taskId;
        this.file = file;
        this.largest = largest;
        this.space = space;
    }

    /** Bytes that this attempt received; -1 before the host answered. */
    long received() {
        return received;
    }

    /** Bytes that this attempt should receive; -1 if the host did not announce them. */
    long announced() {
        return announced;
    }

    @Override
    public void begin(ResultHead head) throws IOException {
        if (head.totalLength() > largest) {
            throw tooLarge(ReadableUnits.bytes(head.totalLength()) + " are announced");
        }
        long missing = Math.max(0, head.totalLength() - head.offset());
        long free = missing == 0 ? FreeSpace.UNKNOWN : space.beside(file);
        if (free >= 0 && free + reclaimed(head) < missing) {
            throw new StorageException(
                    "The disk has no room for the result: " + ReadableUnits.bytes(missing) + " are to come, "
                            + ReadableUnits.bytes(free) + " are free beside " + file + ".",
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
            throw tooLarge(ReadableUnits.bytes(part.length()) + " were received, and there is more");
        }
        part.write(bytes);
        received = reached;
    }

    /** The bytes on disk that are freed if the answer starts from the first byte. */
    private long reclaimed(ResultHead head) {
        return head.offset() == 0 ? part.length() : 0;
    }

    private StorageException tooLarge(String found) {
        part.restart();
        return new StorageException(
                "The result is larger than the limit of " + ReadableUnits.bytes(largest) + ": " + found + ".",
                ErrorContext.of(taskId),
                "No edited clip is that large. If this one is, allow it with resultLimits(…) on the builder.",
                null);
    }
}
