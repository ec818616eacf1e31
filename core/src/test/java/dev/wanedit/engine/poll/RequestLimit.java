package dev.wanedit.engine.poll;

import java.util.ArrayDeque;

/** Allows so many requests in any second, and refuses the others. */
final class RequestLimit {

    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final ArrayDeque<Long> served = new ArrayDeque<>();
    int refused;
    long lastRefused = Long.MIN_VALUE;

    RequestLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    boolean allows(long now) {
        while (!served.isEmpty() && served.getFirst() <= now - SECOND) {
            served.removeFirst();
        }
        if (served.size() >= perSecond) {
            refused++;
            lastRefused = now;
            return false;
        }
        served.addLast(now);
        return true;
    }
}
