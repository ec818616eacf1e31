package dev.wanedit.engine.recording;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Supplier;
import java.util.concurrent.TimeUnit;

/**
 * A change of the job store that is tried several times, over 8.5 s, so that a store that is unavailable for a moment
 * does no harm.
 */
public final class RepeatedWrite {

    private static final long FIRST_WAIT_MILLIS = 100;
    private static final int ATTEMPTS = 5;

    private RepeatedWrite() {}

    /**
     * A write that is tried up to five times.
     *
     * @param timer measures the waits of 100, 400, 1600 and 6400 ms between the attempts
     */
    public static <T> Single<T> of(JobRecorder jobRecorder, Scheduler timer, Supplier<T> write) {
        return jobRecorder
                .later(write)
                .retryWhen(faults -> faults.zipWith(
                                Flowable.range(0, ATTEMPTS), (fault, attempt) -> again(fault, attempt, timer))
                        .concatMap(wait -> wait));
    }

    private static Flowable<Long> again(Throwable fault, int attempt, Scheduler timer) {
        boolean last = attempt == ATTEMPTS - 1;
        return last
                ? Flowable.error(fault)
                : Flowable.timer(FIRST_WAIT_MILLIS << (2 * attempt), TimeUnit.MILLISECONDS, timer);
    }
}
