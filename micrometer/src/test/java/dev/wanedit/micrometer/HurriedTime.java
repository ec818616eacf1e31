package dev.wanedit.micrometer;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;

/** Real time that runs a hundred times as fast, so that waits between attempts take no time in tests. */
final class HurriedTime extends Scheduler {

    private static final int FACTOR = 100;

    private final Scheduler real = Schedulers.computation();

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(real.now(TimeUnit.NANOSECONDS) * FACTOR, TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        Worker worker = real.createWorker();
        return new Worker() {
            @Override
            public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
                return worker.schedule(run, unit.toNanos(delay) / FACTOR, TimeUnit.NANOSECONDS);
            }

            @Override
            public long now(TimeUnit unit) {
                return HurriedTime.this.now(unit);
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
