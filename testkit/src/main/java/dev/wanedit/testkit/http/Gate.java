package dev.wanedit.testkit.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Holds answers until they are released. Thread-safe. */
public final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long releases;
    private int held;
    private boolean closed;

    /** Releases all answers that are held now; later answers are held again. */
    public void release() {
        lock.lock();
        try {
            releases++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many answers are held now. */
    public int held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this number of answers is held at once; false if the time is over before. */
    public boolean awaitHeld(int count, Duration atMost) {
        return Waiting.until(lock, changed, () -> held >= count, atMost);
    }

    /** Releases everything, also later answers: the server is being closed. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the release; false when the client went away or the server was closed before it. */
    boolean hold(BooleanSupplier gone) {
        lock.lock();
        try {
            long before = releases;
            held++;
            changed.signalAll();
            try {
                while (releases == before && !closed && !gone.getAsBoolean()) {
                    changed.awaitUninterruptibly();
                }
            } finally {
                held--;
            }
            return releases > before;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for this time, also if answers are released; false if the client went away or the server was closed before.
     */
    boolean pause(BooleanSupplier gone, Duration time) {
        return !Waiting.until(lock, changed, () -> closed || gone.getAsBoolean(), time);
    }

    /** Must be called when the value of a {@code gone} has changed. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
