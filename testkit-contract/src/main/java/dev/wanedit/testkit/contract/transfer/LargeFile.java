package dev.wanedit.testkit.contract.transfer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Files that are larger than socket buffers. They are sparse, so that they need almost no disk space. */
public final class LargeFile {

    /** The largest allowed size of an image. */
    static final int IMAGE = 20 * 1024 * 1024;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");

    private LargeFile() {}

    static Path video(Path folder, int size) throws IOException {
        return filledUp(Files.createFile(folder.resolve("large.mp4")), size);
    }

    /** Begins like a PNG. */
    public static Path image(Path folder) throws IOException {
        return filledUp(Files.write(folder.resolve("large.png"), PNG), IMAGE);
    }

    private static Path filledUp(Path path, int size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        }
        return path;
    }
}
