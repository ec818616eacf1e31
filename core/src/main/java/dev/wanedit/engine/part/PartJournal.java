package dev.wanedit.engine.part;

import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file next to a part file. It says to a later process which result the part belongs to: the task, the entity tag and
 * the total length; then one line after each piece that was written, with the number of bytes on disk and their checksum. Without a
 * strong entity tag only a complete part is trusted. Lines are only appended, so after a kill at most the last line is
 * incomplete. Nothing is trusted unless the bytes themselves confirm it. Not safe for several threads.
 */
final class PartJournal {

    private static final String FORM = "wanedit-part 1";
    private static final String NO_ETAG = "-";
    private static final int HEADER_LINES = 4;
    private static final int HEAD = 8;
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{8})");
    private static final Pattern LENGTH = Pattern.compile("-1|\\d{1,18}");
    private static final long LARGEST = 16L * 1024 * 1024;

    private final Path file;
    private final TaskId taskId;
    private final CRC32C checksum = new CRC32C();
    private @Nullable FileChannel channel;

    /**
     * @param part the part file; its journal is next to it
     * @param taskId the task whose result it is
     */
    PartJournal(Path part, TaskId taskId) {
        this.file = part.resolveSibling(part.getFileName() + ".journal");
        this.taskId = taskId;
    }

    /**
     * Reads what an earlier process left, and continues after it.
     *
     * @param digest is given the bytes of the beginning
     * @return the bytes that a download can continue from; null if there are none, or none that can be trusted
     */
    @Nullable
    Beginning restore(FileChannel part, MessageDigest digest) throws IOException {
        byte[] text = text();
        int end = new String(text, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
        String[] lines = new String(text, 0, end, StandardCharsets.UTF_8).split("\n");
        if (lines.length <= HEADER_LINES || !isOurs(lines)) {
            return null;
        }
        Matcher last = LINE.matcher(lines[lines.length - 1]);
        if (!last.matches()) {
            return null;
        }
        Beginning beginning =
                new Beginning(EntityTags.strong(lines[2]), Long.parseLong(lines[3]), Long.parseLong(last.group(1)));
        int expected = HexFormat.fromHexDigits(last.group(2));
        boolean video = beginning.length() < HEAD || Mp4Head.startsIn(part);
        if (!video || !beginning.fits(part.size()) || checksumOf(part, beginning, digest) != expected) {
            return null;
        }
        channel = FileChannel.open(file, StandardOpenOption.WRITE).truncate(end).position(end);
        return beginning;
    }

    /** Starts a new journal, for a part that has no bytes yet. */
    void begin(@Nullable String etag, long totalLength) throws IOException {
        close();
        if (Files.isSymbolicLink(file)) {
            Files.delete(file); // If it is a link, the journal would be written to the target of the link.
        }
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        checksum.reset();
        byte[] header = header(etag, totalLength);
        checksum.update(header);
        append(channel, header);
    }

    /**
     * The part has grown.
     *
     * @param written the new bytes
     * @param length the new length of the part
     */
    void grew(ByteBuffer written, long length) throws IOException {
        if (channel != null) {
            checksum.update(written);
            String line = length + " " + HexFormat.of().toHexDigits((int) checksum.getValue()) + "\n";
            append(channel, line.getBytes(StandardCharsets.US_ASCII));
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    /** What was written stays, even if the close fails. */
    void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // A line that is missing only means that less can be continued from.
            }
        }
    }

    /** The text of the journal; empty if it cannot be read: then the content of the part is not known. */
    private byte[] text() {
        try {
            return Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private boolean isOurs(String[] lines) {
        return lines[0].equals(FORM)
                && lines[1].equals(taskId.value())
                && (lines[2].equals(NO_ETAG) || EntityTags.strong(lines[2]) != null)
                && LENGTH.matcher(lines[3]).matches();
    }

    /** The checksum includes the header, so that a line is valid only together with its own header. */
    private int checksumOf(FileChannel part, Beginning beginning, MessageDigest digest) throws IOException {
        checksum.reset();
        checksum.update(header(beginning.etag(), beginning.totalLength()));
        FileContent.read(part, beginning.length(), piece -> {
            checksum.update(piece.duplicate());
            digest.update(piece);
        });
        return (int) checksum.getValue();
    }

    private byte[] header(@Nullable String etag, long totalLength) {
        String tag = etag == null ? NO_ETAG : etag;
        return (FORM + "\n" + taskId.value() + "\n" + tag + "\n" + totalLength + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void append(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /**
     * The known beginning of a result.
     *
     * @param etag the strong entity tag of the whole file; null if the host sent none
     * @param totalLength bytes of the whole file, -1 if the host did not send it
     * @param length bytes on disk
     */
    record Beginning(@Nullable String etag, long totalLength, long length) {

        boolean fits(long onDisk) {
            boolean believed = etag != null || length == totalLength;
            return believed && length > 0 && length <= onDisk && (totalLength < 0 || onDisk <= totalLength);
        }
    }
}
