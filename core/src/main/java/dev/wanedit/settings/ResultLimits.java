package dev.wanedit.settings;

import dev.wanedit.task.Amounts;
import java.time.Duration;

/**
 * How large and how slow a result may be. Its host is another than the service's, so it is trusted with neither the disk nor
 * the time of the caller.
 *
 * @param largest bytes that a result may have. The default of 1 GiB is far beyond any clip: 10 s of 1080P video at 100 Mbit/s,
 *     more than a Blu-ray disc has, are 125 MB
 * @param leastBytes bytes that must come within {@code within}, once the first have; 0 for any pace. A part that came is
 *     kept, and the next attempt resumes it if the host can. One attempt may also take no longer than this pace needs for
 *     the announced length, and 2 h at most (or {@code within}, if that is longer), unless this is 0
 * @param within the time in which the pace is measured
 */
public record ResultLimits(long largest, long leastBytes, Duration within) {

    /** Results up to 1 GiB, at 64 KiB a minute or faster. */
    public static final ResultLimits DEFAULT = new ResultLimits(1L << 30, 64 * 1024, Duration.ofMinutes(1));

    /** @throws IllegalArgumentException if a limit is none */
    public ResultLimits {
        if (largest < 1 || leastBytes < 0 || within.toMillis() < 1) {
            throw new IllegalArgumentException("largest is " + largest + ", allowed from 1; leastBytes is " + leastBytes
                    + ", allowed from 0; within is " + Amounts.duration(within) + ", allowed from 1 ms");
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
        return "ResultLimits[largest=" + largest + ", leastBytes=" + leastBytes + ", within=" + Amounts.duration(within)
                + "]";
    }
}
