package dev.wanedit.engine.follow;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One timer for many moments: it is set to the next one. Safe for use by several threads at once. */
public final class NextWake {

    /** No moment. */
    static final long NEVER = Long.MAX_VALUE;

    private final Scheduler timer;
    private final Runnable action;
    private @Nullable Disposable wake;
    private long wakeAt = NEVER;

    /**
     * A timer that is not set.
     *
     * @param timer measures time
     * @param action runs at the moment, without a lock of this object
     */
    public NextWake(Scheduler timer, Runnable action) {
        this.timer = timer;
        this.action = action;
    }

    /** Sets the moment, in nanoseconds of the timer's clock, in place of the one before. */
    public synchronized void set(long at) {
        if (at == wakeAt) {
            return;
        }
        if (wake != null) {
            wake.dispose();
        }
        wakeAt = at;
        long wait = Math.max(0, at - timer.now(TimeUnit.NANOSECONDS));
        wake = at == NEVER ? null : timer.scheduleDirect(() -> fire(at), wait, TimeUnit.NANOSECONDS);
    }

    private void fire(long at) {
        synchronized (this) {
            // A timer that fires while another one replaces it must not forget that one.
            if (wakeAt == at) {
                wakeAt = NEVER;
                wake = null;
            }
        }
        action.run();
    }
}
