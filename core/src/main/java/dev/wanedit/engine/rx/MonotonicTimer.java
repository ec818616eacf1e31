package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;

/** A scheduler whose time does not change when the machine's clock is set; its zero is arbitrary. */
public final class MonotonicTimer extends Scheduler {

    private final Scheduler workers;

    /** @param workers runs the work, for example the computation scheduler */
    public MonotonicTimer(Scheduler workers) {
        this.workers = workers;
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** As the workers' scheduler does it, which needs no worker for it. */
    @Override
    public Disposable scheduleDirect(Runnable work) {
        return workers.scheduleDirect(work);
    }

    /** As the workers' scheduler does it, which needs no worker for it. */
    @Override
    public Disposable scheduleDirect(Runnable work, long delay, TimeUnit unit) {
        return workers.scheduleDirect(work, delay, unit);
    }

    /** As the workers' scheduler does it: the method of the superclass would follow the clock of a worker. */
    @Override
    public Disposable schedulePeriodicallyDirect(Runnable work, long first, long period, TimeUnit unit) {
        return workers.schedulePeriodicallyDirect(work, first, period, unit);
    }

    @Override
    public Worker createWorker() {
        return new MonotonicWorker(workers.createWorker());
    }

    /** A worker whose time is that of this timer; the time of RxJava's own workers is that of the machine's clock. */
    private final class MonotonicWorker extends Worker {

        private final Worker worker;

        MonotonicWorker(Worker worker) {
            this.worker = worker;
        }

        @Override
        public long now(TimeUnit unit) {
            return MonotonicTimer.this.now(unit);
        }

        @Override
        public Disposable schedule(Runnable work) {
            return worker.schedule(work);
        }

        @Override
        public Disposable schedule(Runnable work, long delay, TimeUnit unit) {
            return worker.schedule(work, delay, unit);
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
