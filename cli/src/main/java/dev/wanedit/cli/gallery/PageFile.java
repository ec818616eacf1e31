package dev.wanedit.cli.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The file of the page in a folder. A file of that name that is not a page of ours is the user's own and is never
 * replaced: then the page has another name.
 *
 * @param path where the page is, or will be
 * @param named false if the usual name is taken by a file of the user
 */
record PageFile(Path path, boolean named) {

    static final List<String> NAMES = List.of("index.html", "wanedit-index.html");

    /** A page of more jobs than anybody can look at; a larger one is replaced without being read. */
    private static final long LARGEST_READ = 256L * 1024 * 1024;

    /** The page of a folder; empty if both names are taken. */
    static Optional<PageFile> in(Path folder) throws IOException {
        for (String name : NAMES) {
            Path path = folder.resolve(name);
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) || isOurs(path)) {
                return Optional.of(new PageFile(path, name.equals(NAMES.get(0))));
            }
        }
        return Optional.empty();
    }

    /** The page that is there; empty if there is none. */
    Optional<String> earlier() throws IOException {
        return Files.isRegularFile(path) && Files.size(path) <= LARGEST_READ
                ? Optional.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** The old page, or the new one: never a part of it, even if the process is killed or the disk is full. */
    void write(String page) throws IOException {
        Path part = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            move(part);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void move(Path part) throws IOException {
        try {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isOurs(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] mark = PageText.MARK.getBytes(StandardCharsets.UTF_8);
        try (var in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(mark.length), mark);
        }
    }
}
