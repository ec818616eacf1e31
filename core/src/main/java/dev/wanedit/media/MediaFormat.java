package dev.wanedit.media;

/** The format of a file by its content; its name does not count. */
public enum MediaFormat {
    /** MPEG-4, accepted as a video. */
    MP4("MP4"),
    /** QuickTime, accepted as a video. */
    MOV("QuickTime"),
    /** Accepted as an image. */
    JPEG("JPEG"),
    /** Accepted as an image if it is opaque. */
    PNG("PNG"),
    /** Accepted as an image. */
    WEBP("WEBP"),
    /** Accepted as an image. */
    BMP("BMP"),
    /** MPEG-4 without a track of pictures. Like all below, it is not accepted; it has a name so that a user knows what to convert. */
    SOUND("sound without a picture"),
    /** MPEG-4 whose header is missing, as of a recording that was cut off. */
    HEADLESS("a movie without its header (moov), which no program can play"),
    /** {@code .mkv} or {@code .webm}; not accepted. */
    MATROSKA("Matroska or WebM"),
    /** {@code .avi}; not accepted. */
    AVI("AVI"),
    /** {@code .flv}; not accepted. */
    FLV("FLV"),
    /** {@code .wmv}; not accepted. */
    ASF("WMV"),
    /** {@code .mpg} or {@code .ts}; not accepted. */
    MPEG("an MPEG stream"),
    /** Not accepted, neither as a video nor as an image. */
    GIF("GIF"),
    /** Not accepted. */
    TIFF("TIFF"),
    /** What some phones make; not accepted. */
    HEIF("HEIF or AVIF"),
    /** Text, such as the page of an error that was saved under the name of a clip. */
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
