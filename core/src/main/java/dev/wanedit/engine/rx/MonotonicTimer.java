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

    @Override
    public Worker createWorker() {
        return workers.createWorker();
    }
}
