package dev.wanedit.media;

/** How a picture marks its transparent pixels. */
public enum Transparency {
    /** Every pixel is opaque. */
    NONE,
    /** No alpha channel, but some colours are marked as transparent (PNG's {@code tRNS}). */
    MARKED,
    /** An alpha channel, even if every pixel in it is opaque. */
    CHANNEL
}
