package dev.wanedit.engine.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Periodic work does not follow the machine's clock: a step of that clock causes neither a burst nor a pause. */
class MonotonicTimerTest {

    private static final long STEP = Duration.ofDays(3650).toNanos();

    private final List<String> used = new ArrayList<>();
    private final MonotonicTimer timer = new MonotonicTimer(new Workers());

    @Test
    void interval_whenSubscribed_isMeasuredByTheWorkersScheduler() {
        timer.schedulePeriodicallyDirect(() -> {}, 1, 1, TimeUnit.SECONDS).dispose();

        assertThat(used).containsExactly("periodically");
    }

    @Test
    void worker_whenAskedForTheTime_doesNotReadTheMachinesClock() {
        long before = timer.now(TimeUnit.NANOSECONDS);
        long ofTheWorker = timer.createWorker().now(TimeUnit.NANOSECONDS);

        assertThat(ofTheWorker).isBetween(before, timer.now(TimeUnit.NANOSECONDS));
    }

    @Test
    void worker_whenItSchedules_usesTheWorkersWorker() {
        Scheduler.Worker worker = timer.createWorker();
        worker.schedule(() -> {});
        worker.schedule(() -> {}, 1, TimeUnit.SECONDS);
        worker.dispose();

        assertThat(used).containsExactly("schedule 0", "schedule 1000000000", "dispose");
        assertThat(worker.isDisposed()).isTrue();
    }

    /** Their clock is that of a machine whose clock was set. */
    private final class Workers extends Scheduler {

        @Override
        public long now(TimeUnit unit) {
            return unit.convert(System.nanoTime() + STEP, TimeUnit.NANOSECONDS);
        }

        @Override
        public Disposable schedulePeriodicallyDirect(Runnable work, long first, long period, TimeUnit unit) {
            used.add("periodically");
            return Disposable.empty();
        }

        @Override
        public Worker createWorker() {
            return new Worker() {
                private boolean disposed;

                @Override
                public long now(TimeUnit unit) {
                    return Workers.this.now(unit);
                }

                @Override
                public Disposable schedule(Runnable work, long delay, TimeUnit unit) {
                    used.add("schedule " + unit.toNanos(delay));
                    return Disposable.empty();
                }

                @Override
                public void dispose() {
                    disposed = true;
                    used.add("dispose");
                }

                @Override
                public boolean isDisposed() {
                    return disposed;
                }
            };
        }
    }
}
