package dev.wanedit.engine;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Takes a result for the part, as far as it is not too large for the limits or for the disk. Nothing that is too large is
 * kept: no later attempt could go on with it.
 */
final class LimitedSink implements ResultSink {

    private static final long MEGABYTE = 1_000_000;

    private final PartFile part;
    private final TaskId taskId;
    private final Path file;
    private final long largest;
    private final FreeSpace space;
    private volatile long received = -1;

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

    @Override
    public void begin(ResultHead head) throws IOException {
        if (head.totalLength() > largest) {
            throw tooLarge("The result is announced with " + megabytes(head.totalLength()));
        }
        long missing = Math.max(0, head.totalLength() - head.offset());
        long free = missing == 0 ? FreeSpace.UNKNOWN : space.beside(file);
        if (free >= 0 && free + reclaimed(head) < missing) {
            throw new StorageException(
                    "The disk has no room for the result: " + megabytes(missing) + " are to come, " + megabytes(free)
                            + " are free beside " + file + ".",
                    ErrorContext.of(taskId),
                    "Make room or choose another place, then download the task again: the result is kept for 24 hours.",
                    null);
        }
        received = 0;
        part.begin(head);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        long reached = received + bytes.remaining();
        if (part.length() + bytes.remaining() > largest) {
            throw tooLarge("The result goes on after " + megabytes(part.length()));
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
                found + ", and results may have " + megabytes(largest) + ".",
                ErrorContext.of(taskId),
                "No edited clip is that large. If this one is, allow it with resultLimits(…) on the builder.",
                null);
    }

    private static String megabytes(long bytes) {
        return bytes < MEGABYTE ? bytes + " bytes" : bytes / MEGABYTE + " MB";
    }
}
