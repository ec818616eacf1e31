package dev.wanedit.probe;

import org.jspecify.annotations.Nullable;

/**
 * The end of one track according to its fragments, in the track's time. A fragment has a start time ({@code tfdt}), or
 * follows the previous one. A late start makes the end later too: players and decoders count from zero.
 */
final class Timeline {

    private long sum;
    private @Nullable Long end;

    /**
     * Adds the samples of a fragment.
     *
     * @param begins when its first sample begins; null if the fragment does not say
     * @param ticks the total length of its samples
     */
    void add(@Nullable Long begins, long ticks) {
        sum = Ticks.bounded(sum + ticks);
        if (begins != null) {
            end = Math.max(end == null ? 0 : end, Ticks.bounded(begins + ticks));
        } else if (end != null) {
            end = Ticks.bounded(end + ticks);
        }
    }

    /**
     * The end of the track.
     *
     * @param own the end of its samples outside of fragments
     */
    long endAfter(long own) {
        return end == null ? Ticks.bounded(own + sum) : Math.max(own, end);
    }
}
