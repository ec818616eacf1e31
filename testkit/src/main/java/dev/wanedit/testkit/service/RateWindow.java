package dev.wanedit.testkit.service;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Allows a number of requests within any second, on the fake's clock. */
final class RateWindow {

    private final int limit;
    private final Deque<Instant> taken = new ArrayDeque<>();

    RateWindow(int limit) {
        this.limit = limit;
    }

    synchronized void take(Instant now) {
        while (!taken.isEmpty() && !taken.getFirst().isAfter(now.minusSeconds(1))) {
            taken.removeFirst();
        }
        if (taken.size() >= limit) {
            throw new Refusal(429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later.");
        }
        if (limit < Integer.MAX_VALUE) {
            taken.addLast(now);
        }
    }
}
