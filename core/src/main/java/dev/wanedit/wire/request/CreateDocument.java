package dev.wanedit.wire.request;

import dev.wanedit.error.StorageException;
import java.util.Iterator;
import java.util.List;

/**
 * The body of a create request: handed out once, piece by piece, so that no image is ever whole in memory. Its length is
 * known before. For one thread at a time; only {@link #close()} may come from another.
 */
public final class CreateDocument implements AutoCloseable {

    private final List<Segment> segments;
    private final Iterator<Segment> rest;
    private Segment current;

    CreateDocument(List<Segment> segments) {
        this.segments = segments;
        this.rest = segments.iterator();
        this.current = rest.next();
    }

    /** Bytes in all. */
    public long length() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    /**
     * The next bytes, some tens of kilobytes at most of an image; empty at the end.
     *
     * @throws StorageException if an inline image can no longer be read, or is no longer as long as it was when the job
     *     was made; its last bytes were not given then, so the request never became whole
     */
    public byte[] next() {
        byte[] bytes = current.next();
        while (bytes.length == 0 && rest.hasNext()) {
            current = rest.next();
            bytes = current.next();
        }
        return bytes;
    }

    /** Closes the file that is being read, if there is one. Idempotent. */
    @Override
    public void close() {
        segments.forEach(Segment::close);
    }
}
