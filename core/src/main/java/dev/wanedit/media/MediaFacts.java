package dev.wanedit.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The facts in the headers of a medium; nothing is decoded. Null means that the fact is not in the headers, or was not
 * found in the part that is read; it never means that there is none.
 *
 * @param format the format by its content
 * @param pixels size of the picture as it is shown, so after the rotation that the file requests; pixels are treated as
 * square
 * @param duration length of the whole clip, that is, of its longest track
 * @param pictureDuration length of the picture track alone, after its edit list
 * @param transparency the transparency of an image
 * @param cut true if the file ends too early, so that a part of its content is missing
 */
public record MediaFacts(
        MediaFormat format,
        @Nullable PixelSize pixels,
        @Nullable Duration duration,
        @Nullable Duration pictureDuration,
        @Nullable Transparency transparency,
        boolean cut) {

    /** A medium of which only the format is known. */
    public static MediaFacts of(MediaFormat format) {
        return new MediaFacts(format, null, null, null, null, false);
    }

    /** An image, which has no length. */
    public static MediaFacts image(
            MediaFormat format, @Nullable PixelSize pixels, @Nullable Transparency transparency) {
        return new MediaFacts(format, pixels, null, null, transparency, false);
    }

    /** The same facts, for a file that ends too early. */
    public MediaFacts cutShort() {
        return new MediaFacts(format, pixels, duration, pictureDuration, transparency, true);
    }
}
