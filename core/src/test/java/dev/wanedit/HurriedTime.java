package dev.wanedit;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;

/** A client's time that runs faster by a factor, so that its backoffs take no time in tests. */
final class HurriedTime extends Scheduler {

    private final Scheduler real = Schedulers.computation();
    private final int factor;

    HurriedTime(int factor) {
        this.factor = factor;
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(real.now(TimeUnit.NANOSECONDS) * factor, TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        Worker worker = real.createWorker();
        return new Worker() {
            @Override
            public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
                return worker.schedule(run, unit.toNanos(delay) / factor, TimeUnit.NANOSECONDS);
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
