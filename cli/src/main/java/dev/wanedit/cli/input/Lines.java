package dev.wanedit.cli.input;

import dev.wanedit.record.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one at a time, so that a long file needs little memory; blank lines are skipped. */
final class Lines implements AutoCloseable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private int number;

    Lines(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file));
    }

    /** The next line that is not blank; null after the last one. */
    @Nullable
    Line next() throws IOException {
        while (true) {
            byte[] bytes = bytes();
            if (bytes == null) {
                return null;
            }
            number++;
            Line line = new Line(number, text(bytes), Sha256.of(bytes));
            if (line.text == null || !line.text.isBlank()) {
                return line;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private byte @Nullable [] bytes() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int one = first; one >= 0 && one != '\n'; one = in.read()) {
            bytes.write(one);
        }
        return bytes.toByteArray();
    }

    private @Nullable String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param text without its end; null if it is not UTF-8
     * @param digest identifies the content of the line
     */
    record Line(int number, @Nullable String text, String digest) {}
}
