package dev.wanedit.probe;

import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import java.math.BigDecimal;
import java.time.Duration;

/** ffprobe's answer for one file; null where it has none. */
record Expected(String file, MediaFormat format, PixelSize pixels, Duration duration, Duration pictureDuration) {

    private static final String NOTHING = "-";

    static Expected of(String line) {
        String[] columns = line.split("\t", -1);
        return new Expected(
                columns[0],
                format(columns[1], columns[2]),
                pixels(columns[3], columns[4], columns[5]),
                duration(columns[6]),
                duration(columns[7]));
    }

    @Override
    public String toString() {
        return file;
    }

    private static MediaFormat format(String name, String brand) {
        return switch (name) {
            case "mov,mp4,m4a,3gp,3g2,mj2" -> brand.strip().equals("qt") ? MediaFormat.MOV : MediaFormat.MP4;
            case "matroska,webm" -> MediaFormat.MATROSKA;
            case "avi" -> MediaFormat.AVI;
            case "gif" -> MediaFormat.GIF;
            case "tiff_pipe" -> MediaFormat.TIFF;
            case "jpeg_pipe", "image2" -> MediaFormat.JPEG;
            case "png_pipe" -> MediaFormat.PNG;
            case "webp_pipe" -> MediaFormat.WEBP;
            case "bmp_pipe" -> MediaFormat.BMP;
            case NOTHING -> null;
            default -> throw new AssertionError("ffprobe calls it " + name);
        };
    }

    private static PixelSize pixels(String width, String height, String rotation) {
        if (width.equals(NOTHING) || width.equals("0")) {
            return null;
        }
        PixelSize stored = new PixelSize(Integer.parseInt(width), Integer.parseInt(height));
        boolean turned = !rotation.equals(NOTHING) && Integer.parseInt(rotation) % 180 != 0;
        return turned ? stored.turned() : stored;
    }

    private static Duration duration(String seconds) {
        return seconds.equals(NOTHING)
                ? null
                : Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValueExact());
    }
}
