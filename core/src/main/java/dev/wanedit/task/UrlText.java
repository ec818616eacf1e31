package dev.wanedit.task;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads URLs from outside as leniently as a browser does.
 *
 * <p>For wanedit itself only.
 */
public final class UrlText {

    private static final String REFUSED = " \"<>\\^`{|}[]";
    private static final Pattern BEFORE_PATH = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://[^/?#]*)?");

    private UrlText() {}

    /**
     * The text with the characters encoded that are not allowed in a URL; unchanged if it is already a valid URL.
     *
     * @param text a URL, perhaps a relative one
     */
    public static String encoded(String text) {
        return isAscii(text) && isUri(text) ? text : encodedFromPath(text);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isUri(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Host and port are not changed: a fault there cannot be solved by encoding. */
    private static String encodedFromPath(String text) {
        Matcher start = BEFORE_PATH.matcher(text);
        int path = start.lookingAt() ? start.end() : 0;
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
