package dev.wanedit.engine;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.TransferListener;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way to disk: its bytes gather in a file of its own beside the target, locked against a second download
 * of the same task, and only a whole video takes the target's name. Attempts come one after another, each going on where
 * the one before stopped; what is unfinished at the end is removed.
 */
final class PartFile implements ResultSink {

    private final TaskId taskId;
    private final Target target;
    private final Path part;
    private final TransferListener listener;

    private @Nullable FileChannel channel;
    private @Nullable String etag;
    private long length;
    private long totalLength = -1;
    private boolean keep;
    private boolean closed;

    PartFile(TaskId taskId, Target target, TransferListener listener) {
        this.taskId = taskId;
        this.target = target;
        this.part = target.part(taskId);
        this.listener = listener;
    }

    /** Bytes that are there and belong to what {@link #etag} names. */
    synchronized long length() {
        return length;
    }

    /** The entity tag of the bytes that are there; null if the host gave none. */
    synchronized @Nullable String etag() {
        return etag;
    }

    @Override
    public synchronized void begin(ResultHead head) {
        stored(() -> {
            FileChannel open = open();
            if (head.offset() > 0 && !continues(head, open.size())) {
                restart();
                throw malformed("The result on the host is no longer the one that was begun.");
            }
            length = head.offset();
            totalLength = head.totalLength();
            etag = head.etag();
            open.truncate(length).position(length);
        });
        tell();
    }

    @Override
    public synchronized void write(ByteBuffer bytes) {
        stored(() -> {
            FileChannel open = open();
            while (bytes.hasRemaining()) {
                length += open.write(bytes);
            }
        });
        tell();
    }

    /** Forgets what was written, since it is not the beginning of the video. */
    synchronized void restart() {
        length = 0;
        etag = null;
    }

    /**
     * Gives the whole video its name.
     *
     * @throws MalformedResponseException if it is shorter than announced or no MP4; the next attempt starts anew
     */
    synchronized void finish() {
        stored(() -> {
            FileChannel open = open();
            if (length != open.size() || (totalLength >= 0 && length != totalLength)) {
                restart();
                throw malformed("The result has " + length + " bytes of " + totalLength + ".");
            }
            if (!Mp4Head.startsIn(open)) {
                restart();
                throw malformed("What came in place of the result is not an MP4 video.");
            }
            open.force(true);
            open.close();
            keep = true;
            target.take(part, taskId);
        });
    }

    /** Ends the download, also from another thread while an attempt is under way. */
    synchronized void close() {
        closed = true;
        try {
            if (channel != null) {
                channel.close();
                if (!keep) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            // What is left is a file that nobody takes for the video.
        }
    }

    private FileChannel open() throws IOException {
        if (closed) {
            throw new IOException("the download has ended");
        }
        if (channel == null) {
            FileChannel opened = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(opened);
            channel = opened;
        }
        return channel;
    }

    private static void lock(FileChannel opened) throws IOException {
        try {
            if (opened.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process; told like another process.
        }
        opened.close();
        throw new IOException("another download of the same task writes there");
    }

    /** Without an entity tag nobody can tell whether the rest belongs to the beginning. */
    private boolean continues(ResultHead head, long onDisk) {
        boolean sameLength = totalLength < 0 || head.totalLength() < 0 || totalLength == head.totalLength();
        return etag != null && etag.equals(head.etag()) && sameLength && onDisk == head.offset();
    }

    private void tell() {
        try {
            listener.onProgress(length, totalLength);
        } catch (RuntimeException e) {
            // A listener that throws against its contract must not cost a result that is paid for.
        }
    }

    private void stored(Storing step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new StorageException(
                    "The result could not be written to " + part + ": " + e.getMessage() + ".",
                    ErrorContext.of(taskId),
                    "Make room or choose another file, then download the task again: the result is kept for 24 hours.",
                    e);
        }
    }

    private MalformedResponseException malformed(String problem) {
        return new MalformedResponseException(problem, ErrorContext.of(taskId), null);
    }

    /** What is done with the file. */
    @FunctionalInterface
    private interface Storing {
        void run() throws IOException;
    }
}
