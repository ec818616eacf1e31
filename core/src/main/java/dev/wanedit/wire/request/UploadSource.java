package dev.wanedit.wire.request;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open for its upload. Its length is announced before its bytes, so a file whose length changes after it
 * was opened cannot be sent.
 */
public final class UploadSource implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final long size;

    private UploadSource(Path file, FileChannel channel, long size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    /**
     * Opens a file.
     *
     * @throws StorageException if it is not a file, is empty, or cannot be read
     */
    public static UploadSource open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw unreadable(file, "There is no file " + file + " to upload.", null);
        }
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw unreadable(file, "The file " + file + " is empty.", null);
            }
            return new UploadSource(file, FileChannel.open(file, StandardOpenOption.READ), size);
        } catch (IOException e) {
            throw unreadable(file, "The file " + file + " cannot be read.", e);
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Its length in bytes when it was opened. */
    public long size() {
        return size;
    }

    /**
     * The next bytes from this position on; empty at the end.
     *
     * @throws StorageException if the file cannot be read, or its length has changed
     */
    public byte[] read(long position) {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(CHUNK, size - position));
        try {
            // Checked before each chunk, also before the last one: a file that grew or shrank is never sent completely.
            if (channel.size() != size) {
                throw changed(file);
            }
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, position + bytes.position()) < 0) {
                    throw changed(file);
                }
            }
            return bytes.array();
        } catch (IOException e) {
            throw unreadable(file, "The file " + file + " could not be read to its end.", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing to do: the file was only read.
        }
    }

    private static StorageException changed(Path file) {
        return unreadable(file, "The file " + file + " changed while it was uploaded.", null);
    }

    private static StorageException unreadable(Path file, String problem, @Nullable Throwable cause) {
        return new StorageException(
                problem, ErrorContext.NONE, "Check " + file.getFileName() + " and submit the job again.", cause);
    }
}
