package dev.wanedit.media;

/** What a file is by its content, whatever its name says. */
public enum MediaFormat {
    MP4("MP4"),
    MOV("QuickTime"),
    JPEG("JPEG"),
    PNG("PNG"),
    WEBP("WEBP"),
    BMP("BMP"),

    // What the service does not take, told by name so that a user knows what to convert.
    SOUND("sound without a picture"),
    HEADLESS("a movie without its header (moov), which nobody can read"),
    MATROSKA("Matroska or WebM"),
    AVI("AVI"),
    FLV("FLV"),
    ASF("WMV"),
    MPEG("an MPEG stream"),
    GIF("GIF"),
    TIFF("TIFF"),
    HEIF("HEIF or AVIF"),
    TEXT("text"),

    /** Begins like nothing that is known here. */
    UNKNOWN("of an unknown format");

    private final String label;

    MediaFormat(String label) {
        this.label = label;
    }

    /** The words for it in messages, for example {@code QuickTime}. */
    public String label() {
        return label;
    }

    /** Whether the service takes a video of this format. */
    public boolean isVideo() {
        return this == MP4 || this == MOV;
    }

    /** Whether the service takes a reference image of this format. */
    public boolean isImage() {
        return this == JPEG || this == PNG || this == WEBP || this == BMP;
    }
}
