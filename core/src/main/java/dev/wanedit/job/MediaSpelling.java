package dev.wanedit.job;

import dev.wanedit.task.Redaction;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Tells the spellings of a media source apart by their scheme; what has no known scheme is a path. */
final class MediaSpelling {

    private static final String FILE_SCHEME = "file:";

    private MediaSpelling() {}

    static MediaSource parse(String text) {
        String lower = text.substring(0, Math.min(text.length(), 8)).toLowerCase(Locale.ROOT);
        if (text.isBlank()) {
            throw new IllegalArgumentException("The media source is empty: give a URL, an oss:// URL or a file.");
        }
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return new MediaSource.RemoteUrl(uri(text));
        }
        if (lower.startsWith("oss://")) {
            return new MediaSource.OssUrl(uri(text));
        }
        if (lower.startsWith("data:")) {
            return InlineImage.ofDataUri(text);
        }
        if (lower.startsWith(FILE_SCHEME)) {
            return new MediaSource.LocalFile(fileUri(text.substring(FILE_SCHEME.length())));
        }
        if (lower.contains("://")) {
            throw new IllegalArgumentException("The media source " + Redaction.redact(text)
                    + " has an unknown scheme: use http, https, oss, data or file.");
        }
        return new MediaSource.LocalFile(path(text));
    }

    private static URI uri(String text) {
        try {
            return new URI(text.trim());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The URL " + Redaction.redact(text) + " is not well formed: percent-encode what is not ASCII.");
        }
    }

    /** The vendor's page also spells {@code file://./relative} and {@code file://C:/…}, which are no valid URIs. */
    private static Path fileUri(String rest) {
        String path = rest.startsWith("//") ? rest.substring(2) : rest;
        if (path.startsWith("localhost/")) {
            path = path.substring("localhost".length());
        }
        return path(percentDecoded(path));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The path " + text + " is not a path of this system: " + e.getReason());
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
