package dev.wanedit.testkit.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/** Waits on a condition for something to come true, bounded, without polling. */
public final class Waiting {

    private Waiting() {}

    /**
     * Waits.
     *
     * @param lock guards what {@code done} reads; not held by the caller
     * @param changed signalled whenever that has changed
     * @param done asked with the lock held
     * @param atMost how long to wait at most, in real time
     * @return whether it came true; false too when the thread was interrupted, which stays noted
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
