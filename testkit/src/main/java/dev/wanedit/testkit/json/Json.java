package dev.wanedit.testkit.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON from and to maps, lists and plain values. Nulls are written. */
public final class Json {

    private Json() {}

    /**
     * The text of a map, a list, a string, a number, a boolean or null.
     *
     * @throws IllegalArgumentException if it is, or holds, something else
     */
    public static String write(@Nullable Object value) {
        JsonWriter writer = new JsonWriter();
        writer.write(value);
        return writer.text();
    }

    /**
     * Reads any JSON value.
     *
     * @throws IOException if it is not JSON
     */
    public static @Nullable Object read(byte[] utf8) throws IOException {
        return new JsonReader(new String(utf8, StandardCharsets.UTF_8)).read();
    }

    /** A member of a value that may be a map; null if it is not a map or has no such member. */
    public static @Nullable Object member(@Nullable Object maybeMap, String name) {
        return maybeMap instanceof Map<?, ?> map ? map.get(name) : null;
    }

    /** An ordered map that may hold nulls. */
    public static Map<String, @Nullable Object> object() {
        return new LinkedHashMap<>();
    }
}
