package dev.wanedit.engine.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NextWakeTest {

    private final List<Timer> timers = new ArrayList<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private final NextWake wake = new NextWake(new Timers(), wakes::incrementAndGet);

    @Test
    void set_whenTheMomentIsTheSame_setsNoSecondTimer() {
        wake.set(5);
        wake.set(5);

        assertThat(timers).hasSize(1);
    }

    @Test
    void set_whenAnEarlierMomentComes_disposesOfTheFirstTimer() {
        wake.set(5);
        wake.set(3);

        assertThat(timers).extracting(Disposable::isDisposed).containsExactly(true, false);
    }

    /** The timer had fired already, and waited for its turn, when it was replaced. */
    @Test
    void set_afterAReplacedTimerFired_stillKnowsTheOther() {
        wake.set(3);
        wake.set(5);
        timers.get(0).action.run();
        wake.set(5);
        wake.set(NextWake.NEVER);

        assertThat(timers).hasSize(2);
        assertThat(timers.get(1).isDisposed()).isTrue();
        assertThat(wakes).hasValue(1);
    }

    @Test
    void set_afterItsTimerFired_setsTheNext() {
        wake.set(3);
        timers.get(0).action.run();
        wake.set(3);

        assertThat(timers).hasSize(2);
    }

    private static final class Timer implements Disposable {

        private final Runnable action;
        private boolean disposed;

        Timer(Runnable action) {
            this.action = action;
        }

        @Override
        public void dispose() {
            disposed = true;
        }

        @Override
        public boolean isDisposed() {
            return disposed;
        }
    }

    private final class Timers extends Scheduler {

        @Override
        public long now(TimeUnit unit) {
            return 0;
        }

        @Override
        public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
            Timer timer = new Timer(run);
            timers.add(timer);
            return timer;
        }

        @Override
        public Worker createWorker() {
            throw new UnsupportedOperationException("Only direct timers are set.");
        }
    }
}
