package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Observable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FastTimerTest {

    @Test
    void timer_whenTwoWaitsDiffer_endsTheShorterOneFirst() {
        FastTimer timer = new FastTimer(10_000);

        Observable<String> slow = Observable.timer(30, TimeUnit.MINUTES, timer).map(tick -> "long");
        Observable<String> quick = Observable.timer(1, TimeUnit.SECONDS, timer).map(tick -> "short");

        assertThat(Observable.merge(slow, quick).toList().blockingGet()).containsExactly("short", "long");
    }

    @Test
    void now_whenAWaitHasEnded_isLaterByThatWait() {
        FastTimer timer = new FastTimer(10_000);
        long from = timer.now(TimeUnit.MINUTES);

        Completable.timer(10, TimeUnit.MINUTES, timer).blockingAwait();

        assertThat(timer.now(TimeUnit.MINUTES)).isGreaterThanOrEqualTo(from + 9);
    }

    @Test
    void factor_whenTimeWouldStandStill_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FastTimer(0));
    }
}
