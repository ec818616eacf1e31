package dev.wanedit.media;

/** The format of a file by its content; its name does not count. */
public enum MediaFormat {
    MP4("MP4"),
    MOV("QuickTime"),
    JPEG("JPEG"),
    PNG("PNG"),
    WEBP("WEBP"),
    BMP("BMP"),

    // Formats that the service does not accept. They have names so that a user knows what to convert.
    SOUND("sound without a picture"),
    HEADLESS("a movie without its header (moov), which no program can play"),
    MATROSKA("Matroska or WebM"),
    AVI("AVI"),
    FLV("FLV"),
    ASF("WMV"),
    MPEG("an MPEG stream"),
    GIF("GIF"),
    TIFF("TIFF"),
    HEIF("HEIF or AVIF"),
    TEXT("text"),

    /** A file with an unknown beginning. */
    UNKNOWN("of an unknown format");

    private final String label;

    MediaFormat(String label) {
        this.label = label;
    }

    /** The name of the format in messages, for example {@code QuickTime}. */
    public String label() {
        return label;
    }

    /** True if the service accepts a video of this format. */
    public boolean isVideo() {
        return this == MP4 || this == MOV;
    }

    /** True if the service accepts a reference image of this format. */
    public boolean isImage() {
        return this == JPEG || this == PNG || this == WEBP || this == BMP;
    }
}
