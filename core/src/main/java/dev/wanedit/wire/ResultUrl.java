package dev.wanedit.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the URL of a result as leniently as a browser does. What {@link URI} takes stays as it is, byte for byte, since it is
 * signed; else the characters that it refuses are percent-encoded, which means the same to the host.
 */
final class ResultUrl {

    private static final String REFUSED = " \"<>\\^`{|}[]";
    private static final int LONGEST_SHOWN = 200;

    private ResultUrl() {}

    /** The URL; empty if no host can be asked by it. */
    static Optional<URI> read(@Nullable String raw) {
        String text = raw == null ? "" : raw.strip();
        URI asItIs = parsed(text);
        URI url = asItIs != null && isAscii(text) ? asItIs : parsed(encoded(text));
        return Optional.ofNullable(url).filter(WebUrl::isOne);
    }

    /** What the service wrote, without the query, which holds the signature. */
    static String shown(String raw) {
        int end = Math.min(index(raw, '?'), index(raw, '#'));
        String plain = raw.substring(0, end).replaceAll("\\p{Cntrl}", " ");
        String cut = plain.codePointCount(0, plain.length()) <= LONGEST_SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
        return end < raw.length() ? cut + raw.charAt(end) + "***" : cut;
    }

    private static int index(String text, char sought) {
        int found = text.indexOf(sought);
        return found < 0 ? text.length() : found;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Host and port are left alone: what is wrong there cannot be encoded. */
    private static String encoded(String text) {
        int authority = text.indexOf("//");
        int path = authority < 0 ? -1 : endOfAuthority(text, authority + 2);
        if (path < 0) {
            return text;
        }
        StringBuilder url = new StringBuilder(text.substring(0, path));
        boolean fragment = false;
        for (int i = path; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean stray = (c == '%' && !isEscape(text, i)) || (c == '#' && fragment);
            fragment |= c == '#';
            if (c <= ' ' || c >= 0x7f || stray || REFUSED.indexOf(c) >= 0) {
                encode(url, Character.toString(c));
            } else {
                url.appendCodePoint(c);
            }
        }
        return url.toString();
    }

    private static int endOfAuthority(String text, int from) {
        int end = from;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    private static void encode(StringBuilder url, String character) {
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            url.append('%')
                    .append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xf, 16)))
                    .append(Character.toUpperCase(Character.forDigit(b & 0xf, 16)));
        }
    }
}
