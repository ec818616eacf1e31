package dev.wanedit.testkit.service;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Notices clients that wait for the end of tasks while no test moves the clock. Thread-safe. */
final class Standstill {

    private static final int FEWEST_QUERIES = 10;

    private final long longest;
    private final LongSupplier nanoTime;
    private Instant stands = Instant.MIN;
    private long latest;
    private long waited;
    private int queries;

    /** @param longest how long clients may wait, in real time */
    Standstill(Duration longest) {
        this(longest, System::nanoTime);
    }

    Standstill(Duration longest, LongSupplier nanoTime) {
        this.longest = longest.toNanos();
        this.nanoTime = nanoTime;
    }

    /** The test is active: waiting begins from the start. */
    synchronized void begin() {
        latest = nanoTime.getAsLong();
        waited = 0;
        queries = 0;
    }

    /**
     * A query found a task that only the clock brings to its end. A long pause before it, such as at a breakpoint, counts as
     * a short one: no client waited in a loop meanwhile.
     *
     * @throws Refusal if the clock has not been moved for too long
     */
    synchronized void queried(Instant clock, String status) {
        if (!clock.equals(stands)) {
            stands = clock;
            begin();
        }
        queries++;
        long now = nanoTime.getAsLong();
        waited += Math.min(now - latest, longest / FEWEST_QUERIES);
        latest = now;
        if (queries >= FEWEST_QUERIES && waited >= longest) {
            throw new Refusal(
                    400,
                    "TestClockStands",
                    "The task is " + status + ", and the test has not moved the clock of the fake for "
                            + Duration.ofNanos(waited).toSeconds()
                            + " s. Call fake.clock().advance(Duration.ofMinutes(5)) on another thread"
                            + " than the one that waits, or start the fake without a test clock: its tasks then end by"
                            + " themselves");
        }
    }
}
