package dev.wanedit.testkit.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/** Waits until a condition is true, with a time limit and without polling. */
public final class Waiting {

    private Waiting() {}

    /**
     * Waits.
     *
     * @param lock guards the state that {@code done} reads; not held by the caller
     * @param changed signalled when that state has changed
     * @param done called with the lock held
     * @param atMost how long to wait at most, in real time
     * @return true if the condition became true; also false if the thread was interrupted, and the interrupt flag stays
     * set
     */
    public static boolean until(Lock lock, Condition changed, BooleanSupplier done, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!done.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return done.getAsBoolean();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
