package dev.wanedit.outside;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets a number of requests through in any second, wherever that second begins; not safe for use by many threads. */
final class SlidingSecond {

    private static final long SECOND = 1_000_000_000L;

    private final int most;
    private final Deque<Long> passed = new ArrayDeque<>();

    SlidingSecond(int most) {
        this.most = most;
    }

    /**
     * True if this request may pass; one that may not does not count.
     *
     * @param now nanoseconds that never go back
     */
    boolean pass(long now) {
        while (!passed.isEmpty() && now - passed.getFirst() >= SECOND) {
            passed.removeFirst();
        }
        if (passed.size() == most) {
            return false;
        }
        passed.addLast(now);
        return true;
    }
}
