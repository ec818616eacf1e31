package dev.wanedit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosingSignalTest {

    private final ClosingSignal signal = new ClosingSignal();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void give_whenTwoWait_runsBothOnce() {
        Disposable first = signal.then(runs::incrementAndGet);
        Disposable second = signal.then(runs::incrementAndGet);

        signal.give();
        signal.give();

        assertThat(runs).hasValue(2);
        assertThat(first.isDisposed()).isTrue();
        assertThat(second.isDisposed()).isTrue();
    }

    @Test
    void give_whenTheWaitHasEnded_runsNothing() {
        Disposable wait = signal.then(runs::incrementAndGet);
        wait.dispose();

        signal.give();

        assertThat(runs).hasValue(0);
    }

    @Test
    void then_whenGivenAlready_runsAtOnce() {
        signal.give();

        Disposable wait = signal.then(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
        assertThat(wait.isDisposed()).isTrue();
    }
}
