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
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way to disk: bytes gather in {@code NAME.part} beside the target, and only a whole video takes the
 * target's name. Used by one attempt at a time; later attempts go on where the one before stopped.
 */
final class PartFile implements ResultSink {

    private static final byte[] FTYP = "ftyp".getBytes(StandardCharsets.US_ASCII);
    private static final int FTYP_OFFSET = 4;

    private final TaskId taskId;
    private final Path target;
    private final Path part;
    private final TransferListener listener;

    private volatile @Nullable FileChannel channel; // also closed by whoever disposes of the download
    private @Nullable String etag;
    private long length;
    private long totalLength = -1;

    PartFile(TaskId taskId, Path target, TransferListener listener) {
        this.taskId = taskId;
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        this.listener = listener;
    }

    long length() {
        return length;
    }

    @Nullable
    String etag() {
        return etag;
    }

    @Override
    public void begin(ResultHead head) throws IOException {
        close();
        FileChannel opened = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel = opened;
        length = head.offset();
        totalLength = head.totalLength();
        etag = head.etag();
        opened.truncate(length);
        opened.position(length);
        listener.onProgress(length, totalLength);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            throw new IOException("bytes came before their head");
        }
        while (bytes.hasRemaining()) {
            length += open.write(bytes);
        }
        listener.onProgress(length, totalLength);
    }

    /** Ends an attempt, whole or not; what was written stays. */
    void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    /** Forgets what was written, since it is not the beginning of the video. */
    void restart() {
        length = 0;
        etag = null;
    }

    /**
     * Gives the whole video its name.
     *
     * @throws MalformedResponseException if it is shorter than announced or no MP4; the next attempt starts anew
     */
    void finish() throws IOException {
        close();
        if (totalLength >= 0 && length != totalLength) {
            throw notAVideo("The result has " + length + " bytes of " + totalLength + ".");
        }
        if (!beginsLikeMp4()) {
            throw notAVideo("What came in place of the result is not an MP4 video.");
        }
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    StorageException notWritten(IOException fault) {
        return new StorageException(
                "The result could not be written to " + target + ": " + fault.getMessage(),
                ErrorContext.of(taskId),
                "Make room or choose another file, then download the task again: the result is kept for 24 hours.",
                fault);
    }

    private MalformedResponseException notAVideo(String problem) {
        restart();
        return new MalformedResponseException(problem, ErrorContext.of(taskId), null);
    }

    private boolean beginsLikeMp4() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(FTYP_OFFSET + FTYP.length);
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.READ)) {
            int read = 0;
            while (read >= 0 && head.hasRemaining()) {
                read = written.read(head);
            }
        }
        return ByteBuffer.wrap(FTYP).equals(head.flip().position(Math.min(FTYP_OFFSET, head.limit())));
    }
}
