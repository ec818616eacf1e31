package dev.wanedit.benchmarks.follow;

import java.util.Arrays;

/** How much later queries were sent than they were planned. */
final class Lateness {

    private static final int MOST = 100_000;

    private final long[] nanos = new long[MOST];
    private int count;

    /** @param planned in nanoseconds of {@link System#nanoTime} */
    void sent(long planned) {
        long late = Math.max(0, System.nanoTime() - planned);
        synchronized (this) {
            nanos[count++ % MOST] = late;
        }
    }

    /** The lateness in nanoseconds that 99 of 100 queries kept, of those since the last call. */
    synchronized long percentile99() {
        int known = Math.min(count, MOST);
        count = 0;
        if (known == 0) {
            throw new IllegalStateException("No query was measured.");
        }
        long[] sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(known * 0.99) - 1];
    }
}
