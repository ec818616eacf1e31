package dev.wanedit.wire.request;

import dev.wanedit.error.StorageException;
import java.util.Iterator;
import java.util.List;

/**
 * The body of a create request. It is read once, piece by piece, so that no image is ever completely in memory. Its
 * length is known from the start. For one thread at a time; only {@link #close()} may be called by another thread.
 */
public final class CreateDocument implements AutoCloseable {

    private final List<Segment> segments;
    private final Iterator<Segment> rest;
    private final Runnable check;
    private Segment current;

    CreateDocument(List<Segment> segments, Runnable check) {
        this.segments = segments;
        this.rest = segments.iterator();
        this.check = check;
        this.current = rest.next();
    }

    /** Total length in bytes. */
    public long length() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    /**
     * The next bytes, at most some tens of kilobytes of an image; empty at the end.
     *
     * @throws StorageException if an inline image can no longer be read, or its length has changed since the job was
     * made; its last bytes are not returned then, so the request never becomes complete
     * @throws dev.wanedit.error.WanEditException if the check of creates throws it; these bytes are not returned then
     */
    public byte[] next() {
        byte[] bytes = current.next();
        while (bytes.length == 0 && rest.hasNext()) {
            current = rest.next();
            bytes = current.next();
        }
        if (bytes.length > 0) {
            check.run();
        }
        return bytes;
    }

    /** Closes the file that is being read, if there is one. Idempotent. */
    @Override
    public void close() {
        segments.forEach(Segment::close);
    }
}
