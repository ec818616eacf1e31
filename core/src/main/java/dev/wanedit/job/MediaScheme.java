package dev.wanedit.job;

import dev.wanedit.task.Redaction;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Distinguishes the spellings of a media source by their scheme; a text without a scheme is a path. */
final class MediaScheme {

    private static final Pattern SCHEME =
            Pattern.compile("(?:https?|oss|data|file)(?=:)|[a-z][a-z0-9+.-]+(?=://)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SLASH_DRIVE = Pattern.compile("/[A-Za-z]:[/\\\\].*", Pattern.DOTALL);

    private MediaScheme() {}

    static MediaSource parse(@Nullable String given) {
        String text = given == null ? "" : given;
        String source = text.strip();
        if (source.isEmpty()) {
            throw new IllegalArgumentException("The media source is empty: give a URL, an oss:// URL or a file.");
        }
        Matcher start = SCHEME.matcher(source);
        String scheme = start.lookingAt() ? start.group().toLowerCase(Locale.ROOT) : "";
        return switch (scheme) {
            case "http", "https" -> new MediaSource.RemoteUrl(uri(source));
            case "oss" -> new MediaSource.OssUrl(uri(source));
            case "data" -> InlineImage.ofDataUri(source);
            case "file" -> new MediaSource.LocalFile(fileUri(source.substring(start.end() + 1)));
            case "" -> new MediaSource.LocalFile(path(text));
            default ->
                throw new IllegalArgumentException("The media source has the unknown scheme " + Redaction.redact(scheme)
                        + ": use http, https, oss, data or file.");
        };
    }

    /** The exception repeats no part of the text: if it is not well formed, it is not known which part is a secret. */
    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The URL is not well formed: " + e.getReason() + " at index "
                    + e.getIndex() + "; percent-encode spaces and special characters.");
        }
    }

    /**
     * The vendor's page also spells {@code file://./relative} and {@code file://C:/…}, which RFC 8089 does not allow.
     */
    private static Path fileUri(String rest) {
        String path = rest.startsWith("//") ? rest.substring(2) : rest;
        if (path.startsWith("localhost/")) {
            path = path.substring("localhost".length());
        }
        String decoded = percentDecoded(path);
        return path(SLASH_DRIVE.matcher(decoded).matches() ? decoded.substring(1) : decoded);
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The media source names no file.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            String problem = "The media source is not a valid path on this system: " + e.getReason() + ".";
            // Other characters than those of ASCII are what the charset of a locale may lack.
            boolean ascii = text.chars().allMatch(character -> character < 0x80);
            throw new IllegalArgumentException(
                    ascii ? problem : problem + " Start Java in a UTF-8 locale, such as LC_ALL=C.UTF-8.");
        }
    }

    private static String percentDecoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            boolean escape = bytes[i] == '%' && high >= 0 && low >= 0;
            decoded[length++] = escape ? (byte) (high * 16 + low) : bytes[i];
            i += escape ? 2 : 0;
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }
}
