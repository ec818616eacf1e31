package dev.wanedit.media;

/** How a picture tells which of its pixels can be seen through. */
public enum Transparency {
    /** Every pixel is opaque. */
    NONE,
    /** No channel of its own, but some colours are marked as transparent (PNG's {@code tRNS}). */
    MARKED,
    /** A channel of its own, even if every pixel in it is opaque. */
    CHANNEL
}
