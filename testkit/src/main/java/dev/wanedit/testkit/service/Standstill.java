package dev.wanedit.testkit.service;

import java.time.Duration;
import java.time.Instant;

/** Notices clients that wait for the end of tasks while no test moves the clock. Thread-safe. */
final class Standstill {

    private static final int FEWEST_QUERIES = 10;

    private final Duration longest;
    private Instant stands = Instant.MIN;
    private long since;
    private int queries;

    /** @param longest how long clients may wait, in real time */
    Standstill(Duration longest) {
        this.longest = longest;
    }

    /** The test is active: waiting begins from the start. */
    synchronized void begin() {
        since = System.nanoTime();
        queries = 0;
    }

    /**
     * A query found a task that only the clock brings to its end.
     *
     * @throws Refusal if the clock has not been moved for too long
     */
    synchronized void queried(Instant now, String status) {
        if (!now.equals(stands)) {
            stands = now;
            begin();
        }
        queries++;
        Duration waited = Duration.ofNanos(System.nanoTime() - since);
        if (queries >= FEWEST_QUERIES && waited.compareTo(longest) >= 0) {
            throw new Refusal(
                    400,
                    "TestClockStands",
                    "The task is " + status + ", and the test has not moved the clock of the fake for "
                            + waited.toSeconds()
                            + " s. Call fake.clock().advance(Duration.ofMinutes(5)) on another thread"
                            + " than the one that waits, or start the fake without a test clock: its tasks then end by"
                            + " themselves");
        }
    }
}
