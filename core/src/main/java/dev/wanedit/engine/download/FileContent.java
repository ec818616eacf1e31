package dev.wanedit.engine.download;

import dev.wanedit.record.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Reads a file once, in pieces, through a channel that is open already; the channel's own position stays. */
final class FileContent {

    private static final int PIECE = 256 * 1024;

    private FileContent() {}

    /** The SHA-256 of all of it, in lower-case hexadecimal. */
    static String sha256(FileChannel file) throws IOException {
        MessageDigest digest = Sha256.start();
        read(file, file.size(), digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Hands on the first bytes, as many as asked for, or as there are. */
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
