package dev.wanedit;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;

/** A client's time that runs a thousand times as fast, so that its backoffs take no time in tests. */
final class HurriedScheduler extends Scheduler {

    private static final int FACTOR = 1000;

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
                return HurriedScheduler.this.now(unit);
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
