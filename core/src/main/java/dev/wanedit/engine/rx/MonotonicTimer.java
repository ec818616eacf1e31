package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.core.Scheduler;
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

    @Override
    public Worker createWorker() {
        return workers.createWorker();
    }
}
