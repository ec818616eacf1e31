package dev.wanedit.testkit.json;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text, strictly. Of members with the same name the last one counts. Not thread-safe. */
final class JsonReader {

    private static final int DEEPEST = 500;
    /** A number of a million digits would take many seconds. */
    private static final int LONGEST_NUMBER = 1000;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final String IN_NUMBERS = "+-.eE0123456789";
    private static final String HEX_DIGITS = "0123456789abcdef";

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /** The whole text as a map, a list, a string, a number, a boolean or null. */
    @Nullable
    Object read() throws IOException {
        Object value = value();
        skipSpace();
        if (at < text.length()) {
            throw malformed("more text after the end");
        }
        return value;
    }

    private @Nullable Object value() throws IOException {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> members = Json.object();
        enter();
        if (!ends('}')) {
            do {
                skipSpace();
                String name = string();
                skipSpace();
                expect(':');
                members.put(name, value());
            } while (continues('}'));
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> list() throws IOException {
        List<@Nullable Object> entries = new ArrayList<>();
        enter();
        if (!ends(']')) {
            do {
                entries.add(value());
            } while (continues(']'));
        }
        depth--;
        return entries;
    }

    private void enter() throws IOException {
        at++;
        if (++depth > DEEPEST) {
            throw malformed("more than " + DEEPEST + " levels");
        }
    }

    private boolean ends(char end) throws IOException {
        skipSpace();
        if (peek() == end) {
            at++;
            return true;
        }
        return false;
    }

    private boolean continues(char end) throws IOException {
        if (ends(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() throws IOException {
        expect('"');
        StringBuilder read = new StringBuilder(0);
        int from = at;
        for (char next = peek(); next != '"'; next = peek()) {
            if (next < ' ') {
                throw malformed("a control character in a string");
            }
            at++;
            if (next == '\\') {
                read.append(text, from, at - 1).append(escaped());
                from = at;
            }
        }
        String last = text.substring(from, at++);
        return read.isEmpty() ? last : read.append(last).toString();
    }

    private char escaped() throws IOException {
        char kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed("an unknown escape");
        };
    }

    private char unicode() throws IOException {
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = HEX_DIGITS.indexOf(Character.toLowerCase(peek()));
            if (digit < 0) {
                throw malformed("an incomplete escape");
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private @Nullable Object word(String word, @Nullable Object meaning) throws IOException {
        if (!text.startsWith(word, at)) {
            throw malformed("no JSON value");
        }
        at += word.length();
        return meaning;
    }

    private Number number() throws IOException {
        int from = at;
        while (at < text.length() && IN_NUMBERS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at - from > LONGEST_NUMBER) {
            throw malformed("a number of more than " + LONGEST_NUMBER + " characters");
        }
        String digits = text.substring(from, at);
        Matcher number = NUMBER.matcher(digits);
        if (!number.matches()) {
            throw malformed("no JSON value");
        }
        if (number.group(2) != null || number.group(3) != null) {
            return Double.valueOf(digits);
        }
        BigInteger whole = new BigInteger(digits);
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    private void expect(char wanted) throws IOException {
        if (peek() != wanted) {
            throw malformed("no " + wanted);
        }
        at++;
    }

    private char peek() throws IOException {
        if (at >= text.length()) {
            throw malformed("the text ends too early");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IOException malformed(String what) {
        return new IOException("Not JSON: " + what + " at character " + at);
    }
}
