package dev.wanedit.media;

import dev.wanedit.job.Seconds;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the length of a clip with the allowed 2 to 10 s. The vendor's page gives whole seconds and does not say how
 * the service measures: by the container or by the picture track, exactly or rounded. A clip that was made to be 10 s
 * long often measures 10.04 s, since its last frame or its sound ends a little later. So a clip certainly fails only if
 * none of its lengths, rounded to whole seconds, is allowed. It certainly fits only if all of its lengths are allowed
 * without rounding.
 */
record VideoLength(@Nullable Duration whole, @Nullable Duration picture) {

    static final String ALLOWED =
            Seconds.text(MediaLimits.SHORTEST_CLIP) + " to " + Seconds.text(MediaLimits.LONGEST_CLIP) + " s";

    private static final Duration ROUNDING = Duration.ofMillis(500);

    enum Verdict {
        FITS,
        UNSURE,
        BEYOND
    }

    static VideoLength of(MediaFacts facts) {
        return new VideoLength(facts.duration(), facts.pictureDuration());
    }

    Verdict verdict() {
        List<Duration> measures =
                Stream.of(whole, picture).filter(Objects::nonNull).toList();
        if (measures.isEmpty()) {
            return Verdict.UNSURE;
        }
        if (measures.stream().allMatch(it -> isWithin(it, Duration.ZERO))) {
            return Verdict.FITS;
        }
        return measures.stream().anyMatch(it -> isWithin(it, ROUNDING)) ? Verdict.UNSURE : Verdict.BEYOND;
    }

    private static boolean isWithin(Duration measure, Duration slack) {
        return measure.compareTo(MediaLimits.SHORTEST_CLIP.minus(slack)) >= 0
                && measure.compareTo(MediaLimits.LONGEST_CLIP.plus(slack)) <= 0;
    }

    /** For example {@code 12.4 s long}, or {@code 12.4 s long, its picture 9 s}. */
    @Override
    public String toString() {
        Duration first = whole == null ? picture : whole;
        if (first == null) {
            return "length not found";
        }
        String text = seconds(first) + " long";
        if (picture == null || seconds(picture).equals(seconds(first))) {
            return text;
        }
        return text + ", its picture " + seconds(picture);
    }

    /** Rounded to the millisecond, away from the allowed range: 10.0001 s must not read as an allowed 10 s. */
    private static String seconds(Duration duration) {
        RoundingMode away =
                duration.compareTo(MediaLimits.LONGEST_CLIP) > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return Seconds.text(duration, away) + " s";
    }
}
