package dev.wanedit.cli.gallery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSON inside a page. It is ASCII without the characters that HTML knows, so that no text in it can end the element
 * that it is in: {@code </script>} and {@code <!--} cannot occur, nor can line separators.
 */
final class PageData {

    private static final JSON ASCII_JSON = JSON.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    private static final String START = "<script type=\"application/json\" id=\"wanedit-data\">";
    private static final String END = "</script>";
    private static final Pattern DELETE = Pattern.compile("\u007f");

    private PageData() {}

    /** The element that holds this object. */
    static String element(Map<String, Object> object) {
        try {
            String json = ASCII_JSON.asString(object);
            return START
                    + DELETE.matcher(json)
                            .replaceAll("\\\\u007f")
                            .replace("<", "\\u003c")
                            .replace(">", "\\u003e")
                            .replace("&", "\\u0026")
                    + END;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object in a page; empty if there is none that can be read. */
    static Optional<Map<String, Object>> in(String page) {
        int start = page.indexOf(START);
        int end = page.indexOf(END, Math.max(0, start));
        if (start < 0 || end < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.std.mapFrom(page.substring(start + START.length(), end)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
