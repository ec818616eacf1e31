package dev.wanedit.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a medium tell, without decoding it. Null always means that it was not told, or not found within the
 * bounds of the reading; it never means that there is none.
 *
 * @param format what it is by its content
 * @param pixels size of the picture as it is shown, so after a rotation that the file asks for; pixels count as square
 * @param duration length of the whole presentation, the longest track's
 * @param pictureDuration length of the picture track alone, as its edit list cuts it
 * @param transparency of an image
 * @param cut true if the file ends before its contents do
 */
public record MediaFacts(
        MediaFormat format,
        @Nullable PixelSize pixels,
        @Nullable Duration duration,
        @Nullable Duration pictureDuration,
        @Nullable Transparency transparency,
        boolean cut) {

    /** A medium of which nothing but the format is told. */
    public static MediaFacts of(MediaFormat format) {
        return new MediaFacts(format, null, null, null, null, false);
    }

    /** An image, which has no length. */
    public static MediaFacts image(
            MediaFormat format, @Nullable PixelSize pixels, @Nullable Transparency transparency) {
        return new MediaFacts(format, pixels, null, null, transparency, false);
    }

    /** The same of a file that ends before its contents do. */
    public MediaFacts cutShort() {
        return new MediaFacts(format, pixels, duration, pictureDuration, transparency, true);
    }
}
