package dev.wanedit.testkit.json;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON without spaces. Not thread-safe. */
final class JsonWriter {

    private final StringBuilder out = new StringBuilder();

    String text() {
        return out.toString();
    }

    /** @throws IllegalArgumentException if it is, or holds, something else than maps, iterables and plain values */
    void write(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> list) {
            list(list);
        } else if (value instanceof CharSequence || value instanceof Character) {
            string(value.toString());
        } else if (value == null || value instanceof Boolean || isNumber(value)) {
            out.append(value);
        } else {
            throw new IllegalArgumentException(
                    "Not a JSON value: " + value.getClass().getName());
        }
    }

    private void object(Map<?, ?> map) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            string(String.valueOf(member.getKey()));
            out.append(':');
            write(member.getValue());
            out.append(members.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private void list(Iterable<?> list) {
        out.append('[');
        Iterator<?> entries = list.iterator();
        while (entries.hasNext()) {
            write(entries.next());
            out.append(entries.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '"', '\\' -> out.append('\\').append(next);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (next < ' ') {
                        out.append("\\u00").append(next < 16 ? "0" : "").append(Integer.toHexString(next));
                    } else {
                        out.append(next);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isNumber(Object value) {
        boolean endless = (value instanceof Double number && !Double.isFinite(number))
                || (value instanceof Float single && !Float.isFinite(single));
        return value instanceof Number && !endless;
    }
}
