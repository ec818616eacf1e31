package dev.wanedit.crash;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Time that passes only while no process works; the same time for the processes, the service and every clock. */
final class VirtualTime extends Clock {

    private static final Instant START = Instant.parse("2026-04-03T00:00:00Z");
    private static final long STEP_MILLIS = 500;
    private static final long LOOK_AGAIN_MICROS = 100;
    private static final int MOST_STEPS = 20_000;
    private static final int STEPS_WHILE_HELD = 4;

    private final TestScheduler scheduler = new TestScheduler();
    private BooleanSupplier released = () -> true;
    private int heldSteps;

    Scheduler timer() {
        return scheduler;
    }

    /** Lets this much time pass at once, while no process lives. */
    void advance(long time, TimeUnit unit) {
        scheduler.advanceTimeBy(time, unit);
    }

    /**
     * Lets no more than two seconds pass until this is so. On a slow machine a thread of the client may not run for a
     * moment; without this limit, minutes would pass between two events that are simultaneous for the test.
     */
    void holdUntil(BooleanSupplier event) {
        released = event;
        heldSteps = 0;
    }

    /**
     * Lets time pass until this is so.
     *
     * @param still whether nothing is under way that time would have to wait for
     * @param life whose effects it waits for too
     */
    void passUntil(BooleanSupplier over, BooleanSupplier still, Life life) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        int seen = -1;
        int steps = 0;
        while (!over.getAsBoolean()) {
            int count = life.count();
            if (still.getAsBoolean() && count == seen && mayStep()) {
                scheduler.advanceTimeBy(STEP_MILLIS, TimeUnit.MILLISECONDS);
                if (++steps > MOST_STEPS) {
                    throw new AssertionError("No result within " + MOST_STEPS + " steps of time");
                }
            }
            seen = count;
            boolean unused = never.await(LOOK_AGAIN_MICROS, TimeUnit.MICROSECONDS);
        }
    }

    private boolean mayStep() {
        return released.getAsBoolean() || heldSteps++ < STEPS_WHILE_HELD;
    }

    @Override
    public Instant instant() {
        return START.plusMillis(scheduler.now(TimeUnit.MILLISECONDS));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
