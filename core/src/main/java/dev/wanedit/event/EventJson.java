package dev.wanedit.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a few texts out of a JSON object that may come from anybody. It makes no objects of the rest, and goes no deeper
 * than it must. One pass; the time grows with the length of the document.
 */
final class EventJson {

    private static final int DEEPEST = 16;
    /** No character; a document that has it is not read further. */
    private static final char END = '\uffff';

    private static final String LITERAL = "+-.0123456789Eaeflnrstu";

    private final String json;
    private final Set<String> names;
    private final Map<String, String> found = new HashMap<>();
    private int at;

    private EventJson(String json, Set<String> names) {
        this.json = json;
        this.names = names;
    }

    /**
     * The members that are texts.
     *
     * @param names names of members; one of a nested object is {@code outer.inner}
     * @return empty if the document is not a JSON object, or is nested too deeply
     */
    static Optional<Map<String, String>> read(String json, Set<String> names) {
        EventJson reader = new EventJson(json, names);
        try {
            reader.object("", 1);
            return reader.skipped() == END ? Optional.of(reader.found) : Optional.empty();
        } catch (NotJson e) {
            return Optional.empty();
        }
    }

    /** @param prefix of the names of its members; null if none of them is sought */
    private void object(@Nullable String prefix, int depth) {
        expect('{');
        if (taken('}')) {
            return;
        }
        do {
            skipped();
            String name = text();
            expect(':');
            member(prefix == null ? null : prefix + name, depth);
        } while (taken(','));
        expect('}');
    }

    private void member(@Nullable String name, int depth) {
        if (skipped() == '"') {
            String value = text();
            if (name != null && names.contains(name)) {
                found.put(name, value);
            }
        } else if (skipped() == '{') {
            requireDepth(depth);
            object(name == null || depth > 1 ? null : name + ".", depth + 1);
        } else if (skipped() == '[') {
            requireDepth(depth);
            array(depth + 1);
        } else {
            literal();
        }
    }

    private void array(int depth) {
        expect('[');
        if (taken(']')) {
            return;
        }
        do {
            member(null, depth);
        } while (taken(','));
        expect(']');
    }

    private void literal() {
        int start = at;
        while (at < json.length() && LITERAL.indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw new NotJson();
        }
    }

    private String text() {
        if (next() != '"') {
            throw new NotJson();
        }
        StringBuilder text = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            text.append(c == '\\' ? escaped() : c);
        }
        return text.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new NotJson();
        };
    }

    private int hex() {
        int digit = Character.digit(next(), 16);
        if (digit < 0) {
            throw new NotJson();
        }
        return digit;
    }

    private char next() {
        if (at >= json.length()) {
            throw new NotJson();
        }
        return json.charAt(at++);
    }

    private void expect(char sought) {
        if (!taken(sought)) {
            throw new NotJson();
        }
    }

    private boolean taken(char sought) {
        boolean there = skipped() == sought;
        at += there ? 1 : 0;
        return there;
    }

    /** The next character that is no white space, which is not taken; {@link #END} at the end. */
    private char skipped() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        return at < json.length() ? json.charAt(at) : END;
    }

    private static void requireDepth(int depth) {
        if (depth >= DEEPEST) {
            throw new NotJson();
        }
    }

    /** Has no stack trace, since a sender can cause very many. */
    private static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super(null, null, false, false);
        }
    }
}
