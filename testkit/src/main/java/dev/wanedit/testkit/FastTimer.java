package dev.wanedit.testkit;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;

/**
 * A timer for a client in a test: time passes faster by a factor, so that waits between polls and attempts take almost no
 * time. A longer wait still ends after a shorter one. For example {@code VideoEditClient.builder().timer(new
 * FastTimer(100))}. Thread-safe.
 */
public final class FastTimer extends Scheduler {

    private final Scheduler real = Schedulers.computation();
    private final int factor;

    /** @param factor how many times faster than real time; at least 1 */
    public FastTimer(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("factor is at least 1");
        }
        this.factor = factor;
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(real.now(TimeUnit.NANOSECONDS) * factor, TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        return new FastWorker(real.createWorker());
    }

    private final class FastWorker extends Worker {

        private final Worker worker;

        FastWorker(Worker worker) {
            this.worker = worker;
        }

        @Override
        public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
            return worker.schedule(run, unit.toNanos(delay) / factor, TimeUnit.NANOSECONDS);
        }

        @Override
        public long now(TimeUnit unit) {
            return FastTimer.this.now(unit);
        }

        @Override
        public void dispose() {
            worker.dispose();
        }

        @Override
        public boolean isDisposed() {
            return worker.isDisposed();
        }
    }
}
