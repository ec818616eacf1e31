package dev.wanedit.media;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The formats that an extension of a file's name means. An extension that is not of a media format fits every content.
 */
final class FileEnding {

    private static final Set<MediaFormat> VIDEO = Set.of(MediaFormat.MP4, MediaFormat.MOV);
    private static final Set<MediaFormat> JPEG = Set.of(MediaFormat.JPEG);
    private static final Set<MediaFormat> OTHER = Set.of();
    private static final Map<String, Set<MediaFormat>> SPOKEN_OF = Map.ofEntries(
            Map.entry("mp4", VIDEO),
            Map.entry("m4v", VIDEO),
            Map.entry("mov", VIDEO),
            Map.entry("qt", VIDEO),
            Map.entry("jpg", JPEG),
            Map.entry("jpeg", JPEG),
            Map.entry("jfif", JPEG),
            Map.entry("png", Set.of(MediaFormat.PNG)),
            Map.entry("webp", Set.of(MediaFormat.WEBP)),
            Map.entry("bmp", Set.of(MediaFormat.BMP)),
            Map.entry("mkv", OTHER),
            Map.entry("webm", OTHER),
            Map.entry("avi", OTHER),
            Map.entry("gif", OTHER),
            Map.entry("heic", OTHER),
            Map.entry("avif", OTHER));

    private FileEnding() {}

    static boolean fits(String name, MediaFormat format) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Set<MediaFormat> spokenOf = SPOKEN_OF.get(ending);
        return spokenOf == null || spokenOf.contains(format);
    }
}
