package dev.wanedit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.disposables.Disposable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
    void give_whenManyWait_runsThemInTheOrderInWhichTheyCame() {
        List<Integer> order = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> signal.then(() -> order.add(i)));

        signal.give();

        assertThat(order).isSorted().hasSize(100);
    }

    @Test
    void give_whenAnActionEndsALaterWait_runsTheOthersOnly() {
        List<Disposable> later = new ArrayList<>();
        signal.then(() -> later.forEach(Disposable::dispose));
        later.add(signal.then(runs::incrementAndGet));
        signal.then(runs::incrementAndGet);

        signal.give();

        assertThat(runs).hasValue(1);
    }

    @Test
    void give_whenAnActionThrows_runsTheOthersToo() {
        signal.then(() -> {
            throw new IllegalStateException("broken");
        });
        signal.then(runs::incrementAndGet);

        signal.give();

        assertThat(runs).hasValue(1);
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
