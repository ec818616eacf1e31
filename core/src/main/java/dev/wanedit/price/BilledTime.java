package dev.wanedit.price;

import dev.wanedit.job.Seconds;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaLimits;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The seconds of a job that are billed, input plus output (vendor's page, step 2, {@code usage.duration}). The input is
 * the clip, cut to the job's {@code duration}; the output has the same length. It is not known which length of a clip
 * the service measures: that of the whole clip, or that of the picture track alone. So {@code least} is calculated with
 * the shorter length and {@code most} with the longer one.
 *
 * @param least fewest seconds, in whole milliseconds
 * @param most most seconds, in whole milliseconds
 * @param measured whether the clip's length was found; if not, the shortest and the longest clip that the service
 * accepts are used
 */
public record BilledTime(Duration least, Duration most, boolean measured) {

    /** Input and output are both billed. */
    private static final int TIMES_BILLED = 2;

    /**
     * The billed time of a clip.
     *
     * @param clip its facts; null if it could not be read
     * @param cut the job's {@code duration}; null if all of the clip is used
     * @param knownModel whether the lengths that the model takes are known; if not, only the cut is sure to limit them
     */
    static BilledTime of(@Nullable MediaFacts clip, @Nullable Duration cut, boolean knownModel) {
        List<Duration> lengths = clip == null || !clip.format().isVideo()
                ? List.of()
                : Stream.of(clip.duration(), clip.pictureDuration())
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        if (lengths.isEmpty()) {
            Duration longest = knownModel || cut == null ? MediaLimits.LONGEST_CLIP : cut;
            return new BilledTime(billed(MediaLimits.SHORTEST_CLIP, cut), billed(longest, cut), false);
        }
        return new BilledTime(billed(lengths.get(0), cut), billed(lengths.get(lengths.size() - 1), cut), true);
    }

    /** True if the seconds are known exactly, that is, not a range. */
    public boolean isExact() {
        return least.equals(most);
    }

    /** For example {@code 10.04 s} or {@code 4 to 20 s}. */
    @Override
    public String toString() {
        return (isExact() ? "" : Seconds.text(least) + " to ") + Seconds.text(most) + " s";
    }

    private static Duration billed(Duration length, @Nullable Duration cut) {
        Duration used = cut != null && cut.compareTo(length) < 0 ? cut : length;
        return Seconds.roundedUp(used).multipliedBy(TIMES_BILLED);
    }
}
