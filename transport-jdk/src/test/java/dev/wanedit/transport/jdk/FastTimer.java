package dev.wanedit.transport.jdk;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;

/** Time that passes at once: no test waits for a backoff, and a longer delay still ends after a shorter one. */
final class FastTimer extends Scheduler {

    private static final long FASTER = 1000;

    private final Scheduler real = Schedulers.computation();

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(System.nanoTime() * FASTER, TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        Worker worker = real.createWorker();
        return new Worker() {
            @Override
            public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
                return worker.schedule(task, unit.toNanos(delay) / FASTER, TimeUnit.NANOSECONDS);
            }

            @Override
            public void dispose() {
                worker.dispose();
            }

            @Override
            public boolean isDisposed() {
                return worker.isDisposed();
            }
        };
    }
}
