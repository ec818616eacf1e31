package dev.wanedit.job;

import dev.wanedit.error.Violation;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Which kinds of media each parameter allows, and the form of their URLs (vendor's page, {@code input.media}). */
final class MediaRules {

    static final long MAX_IMAGE_BYTES = 20L * 1024 * 1024;

    private static final String VIDEO_ALLOWED = "an http(s):// or oss:// URL, or a local mp4 or mov file";
    private static final String IMAGE_ALLOWED =
            "an http(s):// or oss:// URL, a local file, or base64 of JPEG, PNG, BMP, WEBP";

    private MediaRules() {}

    static List<Violation> video(MediaSource source) {
        if (source instanceof InlineImage image) {
            return List.of(new Violation("video", "kind", "inline " + image.mimeType(), VIDEO_ALLOWED));
        }
        return url("video", source, VIDEO_ALLOWED);
    }

    static List<Violation> reference(String field, MediaSource source) {
        if (source instanceof InlineImage image) {
            return inline(field, image);
        }
        return url(field, source, IMAGE_ALLOWED);
    }

    private static List<Violation> inline(String field, InlineImage image) {
        if (!ImageType.ALLOWED.contains(image.mimeType())) {
            return List.of(new Violation(field, "format", image.mimeType(), "JPEG, PNG, BMP or WEBP"));
        }
        if (image.size() == 0 || image.size() > MAX_IMAGE_BYTES) {
            return List.of(new Violation(field, "size", image.size() + " bytes", "1 byte to 20 MB"));
        }
        return List.of();
    }

    private static List<Violation> url(String field, MediaSource source, String allowed) {
        boolean wellFormed = true;
        if (source instanceof MediaSource.RemoteUrl remote) {
            wellFormed = hasScheme(remote.uri(), "http", "https");
        } else if (source instanceof MediaSource.OssUrl oss) {
            wellFormed = hasScheme(oss.uri(), "oss");
        }
        return wellFormed ? List.of() : List.of(new Violation(field, "url", source.toString(), allowed));
    }

    private static boolean hasScheme(URI uri, String... schemes) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return uri.getRawAuthority() != null && List.of(schemes).contains(scheme);
    }
}
