package dev.wanedit.engine.part;

import dev.wanedit.record.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a part file as they come. They are written in pieces of 256 KB, each with a line in the journal, and hashed on the
 * way, so that the file need not be read again. A process that is killed loses at most one piece. Not safe for several threads.
 */
final class PartBytes {

    private static final int PIECE = 256 * 1024;

    private final PartJournal journal;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long onDisk;

    /** The digest of all bytes on disk; null if it is not known. */
    private @Nullable MessageDigest digest;

    PartBytes(PartJournal journal) {
        this.journal = journal;
    }

    /** Bytes that came, of which the last may not be on disk yet. */
    long length() {
        return onDisk + piece.position();
    }

    /**
     * The part has these bytes on disk.
     *
     * @param hashed their digest so far; null if it is not known
     */
    void restore(long length, @Nullable MessageDigest hashed) {
        onDisk = length;
        digest = hashed;
        piece.clear();
    }

    /** Discards all bytes. */
    void restart() {
        restore(0, Sha256.start());
    }

    /**
     * Adds bytes.
     *
     * @param expected bytes of the whole result, -1 if not known; more may come
     */
    void add(FileChannel part, ByteBuffer bytes, long expected) throws IOException {
        if (piece.capacity() < PIECE && piece.remaining() < bytes.remaining()) {
            flush(part);
            boolean small = expected >= bytes.remaining() && expected < PIECE && piece.capacity() == 0;
            piece = ByteBuffer.allocate(small ? (int) expected : PIECE);
        }
        while (bytes.hasRemaining()) {
            int limit = bytes.limit();
            bytes.limit(bytes.position() + Math.min(bytes.remaining(), piece.remaining()));
            piece.put(bytes);
            bytes.limit(limit);
            if (!piece.hasRemaining()) {
                flush(part);
            }
        }
    }

    /** Writes what came to the disk; after a fault, what could not be written is forgotten. */
    void flush(FileChannel part) throws IOException {
        piece.flip();
        try {
            while (piece.hasRemaining()) {
                ByteBuffer written = piece.slice();
                written.limit(part.write(piece));
                noteWritten(written);
            }
        } finally {
            piece.clear();
        }
    }

    private void noteWritten(ByteBuffer written) throws IOException {
        onDisk += written.remaining();
        if (digest != null) {
            digest.update(written.duplicate());
        }
        journal.grew(written, onDisk);
    }

    /** The SHA-256 of the bytes on disk, in lower-case hexadecimal; null if it is not known. Only once. */
    @Nullable
    String sha256() {
        MessageDigest hashed = digest;
        digest = null;
        return hashed == null ? null : HexFormat.of().formatHex(hashed.digest());
    }
}
