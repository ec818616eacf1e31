package dev.wanedit.wire;

import dev.wanedit.task.UrlText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the URL of a result as leniently as a browser does. A URL that {@link URI} accepts stays as it is, byte for
 * byte, since it is signed. Otherwise the characters that {@link URI} refuses are percent-encoded, which means the same
 * to the host.
 */
final class ResultUrl {

    private static final int LONGEST_SHOWN = 200;

    private ResultUrl() {}

    /** The URL; empty if no request can be sent to it. */
    static Optional<URI> read(@Nullable String raw) {
        String text = raw == null ? "" : raw.strip();
        return Optional.ofNullable(parsed(UrlText.encoded(text))).filter(WebUrl::isOne);
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

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
