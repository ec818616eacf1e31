package dev.wanedit.probe;

import org.jspecify.annotations.Nullable;

/**
 * What the fragments of one track tell of its end, in the track's time. A fragment says when it begins ({@code tfdt}), or
 * follows the one before. What begins late ends late: players and decoders count from zero.
 */
final class Timeline {

    private long sum;
    private @Nullable Long end;

    /**
     * Takes the samples of a fragment.
     *
     * @param begins when its first sample begins; null if it does not say
     * @param ticks how long its samples are together
     */
    void add(@Nullable Long begins, long ticks) {
        sum = Ticks.bounded(sum + ticks);
        if (begins != null) {
            end = Math.max(end == null ? 0 : end, Ticks.bounded(begins + ticks));
        } else if (end != null) {
            end = Ticks.bounded(end + ticks);
        }
    }

    /** The end of the track whose samples outside of fragments end here. */
    long endAfter(long own) {
        return end == null ? Ticks.bounded(own + sum) : Math.max(own, end);
    }
}
