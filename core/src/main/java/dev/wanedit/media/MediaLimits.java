package dev.wanedit.media;

import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.LocalMedia;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The vendor's limits for the content of media (HTTP call, step 1, request body, {@code input.media}), as rules on
 * facts. The size of a file in bytes is not checked here but by {@link LocalMedia}.
 */
public final class MediaLimits {

    /** The shortest clip that the service takes; the same as the shortest cut. */
    public static final Duration SHORTEST_CLIP = EditJob.SHORTEST_VIDEO;

    /** The longest clip that the service takes; the same as the longest cut. */
    public static final Duration LONGEST_CLIP = EditJob.LONGEST_VIDEO;

    static final int MIN_SIDE = 240;
    static final int MAX_VIDEO_SIDE = 4096;
    static final int MAX_IMAGE_SIDE = 8000;
    static final int MAX_ASPECT = 8;

    private static final String VIDEO_FORMATS = "MP4 or QuickTime";
    private static final String IMAGE_FORMATS = "JPEG, PNG, BMP or WEBP";

    private final String field;
    private final String name;
    private final MediaFacts facts;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> doubts = new ArrayList<>();

    private MediaLimits(String field, String name, MediaFacts facts) {
        this.field = field;
        this.name = name;
        this.facts = facts;
    }

    /**
     * The limits of the clip to edit.
     *
     * @param field the parameter, for example {@code video}
     * @param name the name of the medium in messages: a file's name
     */
    public static MediaFindings video(String field, String name, MediaFacts facts) {
        MediaLimits limits = new MediaLimits(field, name, facts);
        // A clip may have a beginning that is not known here, so only a known other format is refused.
        limits.format(facts.format().isVideo(), facts.format() == MediaFormat.UNKNOWN, VIDEO_FORMATS);
        if (facts.format().isVideo()) {
            limits.length();
            limits.pixels(MAX_VIDEO_SIDE);
        }
        return limits.findings();
    }

    /**
     * The limits of a reference image.
     *
     * @param field the parameter, for example {@code references[2]}
     * @param name the name of the medium in messages: a file's name
     */
    public static MediaFindings image(String field, String name, MediaFacts facts) {
        MediaLimits limits = new MediaLimits(field, name, facts);
        // Each allowed format has one fixed beginning, so a file with an unknown beginning is not allowed.
        limits.format(facts.format().isImage(), false, IMAGE_FORMATS);
        if (facts.format().isImage()) {
            limits.pixels(MAX_IMAGE_SIDE);
            limits.transparency();
        }
        return limits.findings();
    }

    private void format(boolean taken, boolean unsure, String allowed) {
        if (!taken) {
            (unsure ? doubts : violations).add(found("format", facts.format().label(), allowed));
            return;
        }
        if (!FileEnding.fits(name, facts.format())) {
            doubts.add(found("name", facts.format().label() + " by its content", "a name that ends like its format"));
        }
        if (facts.cut()) {
            doubts.add(found("whole", "ends before its contents do", "a whole file"));
        }
    }

    private void length() {
        VideoLength length = VideoLength.of(facts);
        switch (length.verdict()) {
            case FITS -> {}
            case BEYOND -> violations.add(found("length", length.toString(), VideoLength.ALLOWED));
            case UNSURE -> doubts.add(found("length", length.toString(), VideoLength.ALLOWED));
        }
    }

    private void pixels(int maxSide) {
        PixelSize pixels = facts.pixels();
        String allowed = MIN_SIDE + " to " + maxSide + " pixels a side";
        if (pixels == null) {
            doubts.add(found("pixels", "size in pixels not found", allowed));
            return;
        }
        int shorter = Math.min(pixels.width(), pixels.height());
        int longer = Math.max(pixels.width(), pixels.height());
        if (shorter < MIN_SIDE || longer > maxSide) {
            violations.add(found("pixels", pixels.toString(), allowed));
        }
        if (longer > (long) MAX_ASPECT * shorter) {
            violations.add(found("aspect", pixels + ", which is " + aspect(pixels), "1:8 to 8:1"));
        }
    }

    private void transparency() {
        if (facts.format() != MediaFormat.PNG || facts.transparency() == Transparency.NONE) {
            return;
        }
        String allowed = "PNG without transparency";
        if (facts.transparency() == Transparency.CHANNEL) {
            violations.add(found("transparency", "has an alpha channel", allowed));
        } else {
            // Programs differ in whether a palette or a key colour is an alpha channel.
            boolean marked = facts.transparency() == Transparency.MARKED;
            doubts.add(found("transparency", marked ? "has transparent colours" : "transparency not found", allowed));
        }
    }

    private static String aspect(PixelSize pixels) {
        boolean wide = pixels.width() > pixels.height();
        BigDecimal longer = BigDecimal.valueOf(wide ? pixels.width() : pixels.height());
        BigDecimal shorter = BigDecimal.valueOf(wide ? pixels.height() : pixels.width());
        // Rounded away from the limit: 8.01 to 1 must not read as an allowed 8:1.
        String ratio = longer.divide(shorter, 2, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString();
        return wide ? ratio + ":1" : "1:" + ratio;
    }

    private Violation found(String rule, String found, String allowed) {
        return new Violation(field, rule, name + ": " + found, allowed);
    }

    private MediaFindings findings() {
        return new MediaFindings(violations, doubts);
    }
}
