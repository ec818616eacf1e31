package dev.wanedit.okhttp;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.SerialDisposable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Runs out once, so long after its last start, unless stopped. Kept by ourselves and not by OkHttp: its call timeout counts
 * the wait in its queue and cannot start anew when a medium moves, and its clock is not that of the configuration.
 */
final class CallTimer {

    private final Scheduler scheduler;
    private final Duration limit;
    private final SerialDisposable pending = new SerialDisposable();
    private volatile Runnable onTimeout = () -> {};

    CallTimer(Scheduler scheduler, Duration limit) {
        this.scheduler = scheduler;
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }

    void start(Runnable action) {
        onTimeout = action;
        restart();
    }

    /** Counts from now again; has no effect after a stop. */
    void restart() {
        if (!pending.isDisposed()) {
            pending.set(scheduler.scheduleDirect(onTimeout, limit.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    void stop() {
        pending.dispose();
    }
}
