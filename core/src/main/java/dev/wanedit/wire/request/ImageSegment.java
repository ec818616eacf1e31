package dev.wanedit.wire.request;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.InlineImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An inline image as base64, encoded as it is read. The request announced its length. If the file's length has changed
 * since the job was made, the last bytes are not sent, so the request never becomes complete.
 */
final class ImageSegment implements Segment {

    private static final byte[] END = {};

    /** Base64 turns three bytes into four characters. With a multiple of three there is no padding between chunks. */
    private static final int CHUNK = 3 * 16 * 1024;

    private final InlineImage image;
    private long left;
    private volatile @Nullable InputStream in;
    private volatile boolean closed;

    ImageSegment(InlineImage image) {
        this.image = image;
        this.left = image.size();
    }

    /**
     * Checks the file, if the image is a file.
     *
     * @throws StorageException if the file is gone, or its length has changed
     */
    static void requireUnchanged(InlineImage image) {
        Path file = image.file().orElse(null);
        try {
            if (file != null && Files.size(file) != image.size()) {
                throw changed(image);
            }
        } catch (IOException e) {
            throw unreadable(image, e);
        }
    }

    @Override
    public long length() {
        return (image.size() + 2) / 3 * 4;
    }

    @Override
    public byte[] next() {
        if (left == 0) {
            return END;
        }
        try {
            return Base64.getEncoder().encode(read(opened()));
        } catch (IOException e) {
            close();
            throw unreadable(image, e);
        }
    }

    /** Close and open may run at the same time. The later one of the two closes the file. */
    @Override
    public void close() {
        closed = true;
        InputStream from = in;
        try {
            if (from != null) {
                from.close();
            }
        } catch (IOException e) {
            // Nothing to do: the file was only read.
        }
    }

    private InputStream opened() throws IOException {
        InputStream from = in;
        if (from == null) {
            from = image.open();
            in = from;
            if (closed) {
                from.close();
            }
        }
        return from;
    }

    private byte[] read(InputStream from) throws IOException {
        int wanted = (int) Math.min(CHUNK, left);
        byte[] bytes = from.readNBytes(wanted);
        left -= bytes.length;
        // Checked before the last bytes are returned, so that the request never becomes complete.
        if (bytes.length < wanted || (left == 0 && from.read() >= 0)) {
            close();
            throw changed(image);
        }
        if (left == 0) {
            close();
        }
        return bytes;
    }

    private static StorageException changed(InlineImage image) {
        return failed(name(image) + " has another size than when the job was built.", null);
    }

    private static StorageException unreadable(InlineImage image, IOException cause) {
        return failed(name(image) + " can no longer be read.", cause);
    }

    private static StorageException failed(String problem, @Nullable IOException cause) {
        return new StorageException(
                problem + " No task was created.",
                ErrorContext.NONE,
                "Put the file back, or build the job again.",
                cause);
    }

    private static String name(InlineImage image) {
        return "The inline image " + image.file().map(Path::toString).orElse("in memory");
    }
}
