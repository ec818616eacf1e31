package dev.wanedit.media;

/**
 * Size of a picture in pixels.
 *
 * @param width over zero
 * @param height over zero
 */
public record PixelSize(int width, int height) {

    public PixelSize {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("A picture of " + width + " x " + height + " pixels cannot be.");
        }
    }

    /** The size after a quarter turn. */
    public PixelSize turned() {
        return new PixelSize(/* width= */ height, /* height= */ width);
    }

    /** For example {@code 1280 x 720 pixels}. */
    @Override
    public String toString() {
        return width + " x " + height + " pixels";
    }
}
