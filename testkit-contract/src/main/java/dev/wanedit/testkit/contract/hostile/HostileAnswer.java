package dev.wanedit.testkit.contract.hostile;

import dev.wanedit.testkit.contract.bench.Bench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Answers that are made to fill a client's memory: parts of HTTP without an end, and JSON that needs much more memory
 * than its text.
 */
enum HostileAnswer {
    NO_HTTP("", "x"),
    STATUS_LINE("HTTP/1.1 200 ", "x"),
    HEADER_NAME(Text.OK, "x"),
    HEADER_LINE(Text.OK + "X: ", "x"),
    HEADERS(Text.OK, "X-Y: z\r\n"),
    FOLDED_HEADER(Text.OK + "X: y\r\n", " z\r\n"),
    INTERIM_ANSWERS("", "HTTP/1.1 100 Continue\r\n\r\n"),
    EARLY_HINTS("", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
    CHUNK_SIZE_OF_ZEROS(Text.CHUNKED, "0"),
    CHUNK_SIZE(Text.CHUNKED, "1"),
    CHUNK_SIZE_OF_SPACES(Text.CHUNKED + "1", " "),
    CHUNK_EXTENSION(Text.CHUNKED + "1;", "x"),
    CHUNK_WITHOUT_END(Text.CHUNKED + "1\r\nx", "y"),
    TRAILER_LINE(Text.CHUNKED + "1\r\n \r\n0\r\nX: ", "x"),
    TRAILERS(Text.CHUNKED + "1\r\n \r\n0\r\n", "X: y\r\n"),
    BODY_WITHOUT_LENGTH(Text.OK + "\r\n", " "),
    BODY_OF_GREAT_LENGTH(Text.OK + "Content-Length: 9000000000000000000\r\n\r\n", " "),
    BODY_IN_CHUNKS(Text.CHUNKED, "100\r\n" + " ".repeat(256) + "\r\n"),
    BODY_IN_CHUNKS_WITH_EXTENSIONS(Text.CHUNKED, "1;" + "x".repeat(4000) + "\r\n \r\n"),
    BODY_PACKED(Text::bomb),
    ARRAYS_IN_ARRAYS(() -> Text.json("", "[", "")),
    OBJECTS_IN_OBJECTS(() -> Text.json("", "{\"a\":", "")),
    OBJECTS_IN_A_VALUE_NOBODY_KNOWS(() -> Text.json("{\"x\":[{}", ",{}", "]}")),
    OBJECTS_IN_A_NUMBER(() -> Text.json(
            "{\"output\":{\"task_status\":\"SUCCEEDED\",\"video_url\":\"http://h/x\"},\"usage\":{\"duration\":[{}",
            ",{}",
            "]}}")),
    OBJECTS_AS_ROWS(() -> Text.json("{\"data\":[{}", ",{}", "]}")),
    NULLS_AS_ROWS(() -> Text.json("{\"data\":[null", ",null", "]}")),
    KEYS(() -> Text.json("{\"output\":{\"task_status\":\"RUNNING\"", ",\"k\":1", "}}")),
    KEYS_OF_THEIR_OWN(Text::keys),
    DIGITS(() -> Text.json("{\"data\":[],\"total\":1", "1", "}")),
    DIGITS_AS_TEXT(() -> Text.json("{\"data\":[{\"task_id\":\"t\",\"gmt_create\":\"1", "1", "\"}]}")),
    EXPONENT(() ->
            Text.json("{\"data\":[{\"task_id\":\"t\",\"gmt_create\":1e999999999}],\"total\":1e2147483647", " ", "}")),
    LONG_TEXT(() -> Text.json("{\"output\":{\"task_status\":\"RUNNING\",\"orig_prompt\":\"", "x", "\u4e2d\"}}"));

    private final Supplier<byte[]> start;
    private final byte[] unit;

    /** An answer without an end. */
    HostileAnswer(String start, String unit) {
        this.start = () -> Text.bytes(start);
        this.unit = Text.bytes(unit.repeat(1 + 16 * 1024 / unit.length()));
    }

    /** An answer with an end. It is made when it is sent, since the JVM with the small heap loads this class too. */
    HostileAnswer(Supplier<byte[]> whole) {
        this.start = whole;
        this.unit = new byte[0];
    }

    /**
     * True if the harm is in the parts of HTTP, so that it is tested for downloads too; the body of a download may be
     * large anyway.
     */
    boolean isAboutHttp() {
        return unit.length > 0 && !name().startsWith("BODY_");
    }

    /**
     * The number of exchanges for each answer: four of tasks, the download of a result, and as many as can run at once.
     */
    static long exchanges() {
        long downloads = Stream.of(values()).filter(HostileAnswer::isAboutHttp).count();
        return 4L * values().length + downloads + Bench.MOST_CONNECTIONS;
    }

    /** Writes the answer; returns or throws when the client closes the connection. */
    void writeTo(OutputStream out) throws IOException {
        out.write(start.get());
        out.flush();
        while (unit.length > 0) {
            out.write(unit);
        }
    }

    /**
     * The parts of the texts. They are in a separate class because an enum's constants are initialised before its
     * static fields.
     */
    private static final class Text {

        static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
        private static final int LENGTH = 1_000_000;
        private static final int UNPACKED = 300 * 1024 * 1024;

        private Text() {}

        static byte[] json(String start, String unit, String end) {
            int count = (LENGTH - start.length() - end.length()) / bytes(unit).length;
            return body("", bytes(start + unit.repeat(count) + end));
        }

        static byte[] keys() {
            StringBuilder keys = new StringBuilder("{\"output\":{\"task_status\":\"RUNNING\"");
            for (int i = 0; keys.length() < LENGTH; i++) {
                keys.append(",\"")
                        .append(Integer.toString(i, Character.MAX_RADIX))
                        .append("\":{}");
            }
            return body("", bytes(keys + "}}"));
        }

        static byte[] bomb() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(packed)) {
                byte[] spaces = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
                for (int written = 0; written < UNPACKED; written += spaces.length) {
                    gzip.write(spaces);
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return body("Content-Encoding: gzip\r\n", packed.toByteArray());
        }

        private static byte[] body(String header, byte[] content) {
            byte[] head = bytes(OK + header + "Content-Length: " + content.length + "\r\n\r\n");
            byte[] whole = new byte[head.length + content.length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(content, 0, whole, head.length, content.length);
            return whole;
        }

        static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
