package dev.wanedit.engine.submit;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Timed;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Measures steps of jobs and reports them to the listener. */
public final class StepTimer {

    private final JobListener listener;
    private final Scheduler timer;

    /**
     * @param listener is notified of each step
     * @param timer measures how long it takes
     */
    public StepTimer(JobListener listener, Scheduler timer) {
        this.listener = listener;
        this.timer = timer;
    }

    /** The same work; when it succeeds, its step is reported. */
    <T> Single<T> timed(Single<T> work, BiFunction<T, Duration, JobStep> step) {
        return work.timeInterval(TimeUnit.NANOSECONDS, timer)
                .doOnSuccess(done -> listener.onStep(step.apply(done.value(), Duration.ofNanos(done.time()))))
                .map(Timed::value);
    }

    /** Begins to measure; returns the time that has passed when it is called. */
    Supplier<Duration> start() {
        long start = timer.now(TimeUnit.NANOSECONDS);
        return () -> Duration.ofNanos(timer.now(TimeUnit.NANOSECONDS) - start);
    }

    void report(JobStep step) {
        listener.onStep(step);
    }
}
