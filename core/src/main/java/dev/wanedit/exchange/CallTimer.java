package dev.wanedit.exchange;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.SerialDisposable;
import java.util.concurrent.TimeUnit;

/**
 * Runs out once, so long after its last start, unless stopped. The timeouts of the HTTP clients do not serve:
 *
 * <ul>
 *   <li>{@code HttpRequest.timeout} ends with the headers on JDK 17, so a body that stalls would hang for ever
 *   <li>OkHttp's call timeout counts the wait in its queue, and does not start again when bytes of a medium move
 *   <li>neither takes its time from the configuration's timer
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

    /** Counts from now again; has no effect after a stop. */
    void restart() {
        if (!pending.isDisposed()) {
            pending.set(scheduler.scheduleDirect(onTimeout, timeout.limit().toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    void stop() {
        pending.dispose();
    }
}
