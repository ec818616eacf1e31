package dev.wanedit.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of gettext's {@code .po} that is used here: comments, and pairs of {@code msgid} and {@code msgstr}, each
 * a text in quotes that may continue on the next lines. Always UTF-8, whatever the JVM's charset is.
 */
final class PoFile {

    private static final String ENGLISH = "msgid ";
    private static final String TRANSLATED = "msgstr ";

    private final Map<String, String> pairs = new LinkedHashMap<>();
    private @Nullable StringBuilder english;
    private @Nullable StringBuilder translated;

    private PoFile() {}

    /**
     * The translations by their English text, in the order of the file.
     *
     * @throws IllegalArgumentException if a line has another form, or an English text is there twice
     */
    static Map<String, String> read(InputStream bytes) throws IOException {
        PoFile file = new PoFile();
        BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            file.line(line.strip());
        }
        file.end();
        return file.pairs;
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith(ENGLISH)) {
            end();
            english = new StringBuilder(unquoted(line.substring(ENGLISH.length())));
        } else if (line.startsWith(TRANSLATED) && english != null && translated == null) {
            translated = new StringBuilder(unquoted(line.substring(TRANSLATED.length())));
        } else if (translated != null) {
            translated.append(unquoted(line));
        } else if (english != null) {
            english.append(unquoted(line));
        } else {
            throw new IllegalArgumentException("This line is not of a .po file: " + line);
        }
    }

    /** The pair with an empty English text is the head of the file. */
    private void end() {
        if (english == null) {
            return;
        }
        if (translated == null || pairs.put(english.toString(), translated.toString()) != null) {
            throw new IllegalArgumentException("No translation, or two of them: " + english);
        }
        pairs.remove("");
        english = null;
        translated = null;
    }

    private static String unquoted(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            throw new IllegalArgumentException("This is not a text in quotes: " + text);
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
