package dev.wanedit.engine.part;

import dev.wanedit.record.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Reads a file once, in pieces, through an open channel; the channel's position does not change. */
final class FileContent {

    private static final int PIECE = 256 * 1024;

    private FileContent() {}

    /** The SHA-256 of all of it, in lower-case hexadecimal. */
    static String sha256(FileChannel file) throws IOException {
        MessageDigest digest = Sha256.start();
        read(file, file.size(), digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Reads the first bytes: as many as requested, or fewer if the file is shorter. */
    static void read(FileChannel file, long length, Consumer<ByteBuffer> reader) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (long done = 0; done < length; done += piece.limit()) {
            piece.clear().limit((int) Math.min(PIECE, length - done));
            if (file.read(piece, done) < 0) {
                return;
            }
            reader.accept(piece.flip());
        }
    }
}
