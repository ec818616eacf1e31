package dev.wanedit.exchange;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.SerialDisposable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Runs out once, after the given time since its last start, unless it is stopped. The timeouts of the HTTP clients are
 * not enough:
 *
 * <ul>
 * <li>{@code HttpRequest.timeout} ends with the headers on JDK 17, so a body that stalls would hang without end
 *   <li>OkHttp's call timeout counts the wait in its queue, and does not start again when bytes of a medium move
 * <li>neither uses the timer of the configuration
 * </ul>
 */
final class CallTimer {

    private final Scheduler scheduler;
    private final ExchangeTimeout timeout;
    private final SerialDisposable pending = new SerialDisposable();
    private volatile Runnable onTimeout = () -> {};

    CallTimer(Scheduler scheduler, ExchangeTimeout timeout) {
        this.scheduler = scheduler;
        this.timeout = timeout;
    }

    ExchangeTimeout timeout() {
        return timeout;
    }

    void start(Runnable action) {
        onTimeout = action;
        restart();
    }

    /** The same with another time, which a restart does not repeat. */
    void start(Runnable action, Duration limit) {
        onTimeout = action;
        schedule(limit);
    }

    /** Starts the time again; has no effect after a stop. */
    void restart() {
        schedule(timeout.limit());
    }

    private void schedule(Duration limit) {
        if (!pending.isDisposed()) {
            pending.set(scheduler.scheduleDirect(onTimeout, limit.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    void stop() {
        pending.dispose();
    }
}
