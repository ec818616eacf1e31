package dev.wanedit.testkit.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Where answers are held until they are released. Thread-safe. */
public final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long releases;
    private int held;
    private boolean closed;

    /** Lets go all that is held now; what comes later is held anew. */
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

    /** Waits until so many answers are held at once; false when the time ran out before. */
    public boolean awaitHeld(int count, Duration atMost) {
        return Waiting.until(lock, changed, () -> held >= count, atMost);
    }

    /** Ends all holding, now and for ever: the server is being closed. */
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

    /** Waits for so long, whatever is released; false when the client went away or the server was closed before. */
    boolean pause(BooleanSupplier gone, Duration time) {
        return !Waiting.until(lock, changed, () -> closed || gone.getAsBoolean(), time);
    }

    /** To be called when what a {@code gone} tells has changed. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
