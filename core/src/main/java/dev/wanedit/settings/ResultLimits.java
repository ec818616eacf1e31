package dev.wanedit.settings;

import dev.wanedit.task.ReadableUnits;
import java.time.Duration;

/**
 * How large and how slow a result may be. The host of a result is not the service itself, so it must not be able to
 * fill the disk or to take unlimited time.
 *
 * @param largest most bytes of a result. The default of 1 GiB is far more than any clip needs: 10 s of 1080P video at
 * 100 Mbit/s, more than a Blu-ray disc has, are 125 MB
 * @param leastBytes fewest bytes that must arrive in each period of {@code within}, after the first bytes; 0 for no
 * limit. Bytes that have arrived are kept, and the next attempt continues after them if the host supports it. If this
 * is not 0, one attempt also takes no longer than this pace needs for the announced length, and at most 2 h (or
 * {@code within}, if that is longer)
 * @param within the time in which the pace is measured
 */
public record ResultLimits(long largest, long leastBytes, Duration within) {

    /** Results up to 1 GiB, at 64 KiB a minute or faster. */
    public static final ResultLimits DEFAULT = new ResultLimits(1L << 30, 64 * 1024, Duration.ofMinutes(1));

    /** @throws IllegalArgumentException if a limit is not valid */
    public ResultLimits {
        if (largest < 1 || leastBytes < 0 || within.toMillis() < 1) {
            throw new IllegalArgumentException("largest is " + largest + ", allowed from 1; leastBytes is " + leastBytes
                    + ", allowed from 0; within is " + ReadableUnits.duration(within) + ", allowed from 1 ms");
        }
    }

    /** The same with this largest size, in bytes. */
    public ResultLimits withLargest(long bytes) {
        return new ResultLimits(bytes, leastBytes, within);
    }

    /** The same with this lowest pace. */
    public ResultLimits withPace(long bytes, Duration time) {
        return new ResultLimits(largest, bytes, time);
    }

    @Override
    public String toString() {
        return "ResultLimits[largest=" + largest + ", leastBytes=" + leastBytes + ", within="
                + ReadableUnits.duration(within) + "]";
    }
}
