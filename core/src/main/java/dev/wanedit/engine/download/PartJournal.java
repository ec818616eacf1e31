package dev.wanedit.engine.download;

import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Tells a later process what a part is the beginning of: the task, the entity tag, the length in all, then a line after
 * each write with the bytes that are there and their checksum. Without a strong entity tag only a whole part is believed. Lines are only added, so a kill leaves at worst a last line
 * that is not whole, and nothing is believed that the bytes themselves do not confirm. Not safe for several threads.
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
     * @param part the part; its journal lies beside it
     * @param taskId the task whose result it is
     */
    PartJournal(Path part, TaskId taskId) {
        this.file = part.resolveSibling(part.getFileName() + ".journal");
        this.taskId = taskId;
    }

    /**
     * Looks what an earlier process left, and goes on writing behind it.
     *
     * @return what can be gone on with; null if there is nothing, or nothing that can be trusted
     */
    @Nullable
    Beginning restore(FileChannel part) throws IOException {
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
        if (!video || !beginning.fits(part.size()) || checksumOf(part, beginning) != expected) {
            return null;
        }
        channel = FileChannel.open(file, StandardOpenOption.WRITE).truncate(end).position(end);
        return beginning;
    }

    /** Forgets all there was, for a part of which nothing is there yet. */
    void begin(@Nullable String etag, long totalLength) throws IOException {
        close();
        if (Files.isSymbolicLink(file)) {
            Files.delete(file); // Or it would be written to wherever it leads.
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
     * @param written by these bytes
     * @param length to this length
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

    void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    /** Empty if it cannot be read: then nobody knows what the part is. */
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

    /** Begins with the header, so that no line counts below another header than its own. */
    private int checksumOf(FileChannel part, Beginning beginning) throws IOException {
        checksum.reset();
        checksum.update(header(beginning.etag(), beginning.totalLength()));
        FileContent.read(part, beginning.length(), checksum::update);
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
     * What a part is the beginning of.
     *
     * @param etag the strong entity tag of the whole; null if the host gave none
     * @param totalLength bytes of the whole, -1 if the host did not tell
     * @param length bytes that are there
     */
    record Beginning(@Nullable String etag, long totalLength, long length) {

        boolean fits(long onDisk) {
            boolean believed = etag != null || length == totalLength;
            return believed && length > 0 && length <= onDisk && (totalLength < 0 || onDisk <= totalLength);
        }
    }
}
