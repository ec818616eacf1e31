package dev.example.studio;

import dev.wanedit.media.MediaFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An uploaded file.
 *
 * @param name the name that the person's file had, to be shown and for nothing else
 * @param format the format by its content
 * @param uploaded when it was uploaded
 */
record Upload(UUID id, Kind kind, String name, long bytes, MediaFormat format, Instant uploaded) {

    /** What a file is for, with the vendor's limit of its size. */
    enum Kind {
        VIDEO(100),
        IMAGE(20);

        private final long megabytes;

        Kind(long megabytes) {
            this.megabytes = megabytes;
        }

        long maxBytes() {
            return megabytes * 1024 * 1024;
        }
    }

    /** The largest files in megabytes, for the page. */
    static Map<Kind, Long> largest() {
        return Stream.of(Kind.values()).collect(Collectors.toMap(kind -> kind, kind -> kind.megabytes));
    }

    /** Its name on disk: its id, and an extension that fits its content. */
    String fileName() {
        return id + "." + (format.isVideo() || format.isImage() ? format.name().toLowerCase(Locale.ROOT) : "bin");
    }

    /** The type under which it is served. What is neither a video nor an image is served as bytes only. */
    String contentType() {
        return switch (format) {
            case MP4 -> "video/mp4";
            case MOV -> "video/quicktime";
            case JPEG -> "image/jpeg";
            case PNG -> "image/png";
            case WEBP -> "image/webp";
            case BMP -> "image/bmp";
            default -> "application/octet-stream";
        };
    }
}
