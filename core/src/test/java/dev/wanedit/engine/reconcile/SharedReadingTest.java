package dev.wanedit.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.observers.TestObserver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedReadingTest {

    /** The readings that began. Their disposal comes too late: each can still answer. */
    private final List<SingleObserver<? super String>> readings = new ArrayList<>();

    private final List<Disposable> exchanges = new ArrayList<>();
    private final SharedReading<String> reading = new SharedReading<>(Single.unsafeCreate(observer -> {
        Disposable exchange = Disposable.fromRunnable(() -> {});
        readings.add(observer);
        exchanges.add(exchange);
        observer.onSubscribe(exchange);
    }));

    @Test
    void next_whenAReadingIsUnderWay_sharesTheOneAfterIt() {
        TestObserver<String> first = reading.next().test();
        TestObserver<String> second = reading.next().test();
        TestObserver<String> third = reading.next().test();

        readings.get(0).onSuccess("first");
        readings.get(1).onSuccess("second");

        first.assertValue("first");
        second.assertValue("second");
        third.assertValue("second");
        assertThat(readings).hasSize(2);
    }

    /** What it read may be older than the subscription: a task that is missing there may exist. */
    @Test
    void next_whenAnAbandonedReadingAnswersLate_waitsForItsOwn() {
        reading.next().test().dispose();
        TestObserver<String> later = reading.next().test();

        readings.get(0).onSuccess("too old");
        later.assertNoValues();
        TestObserver<String> latest = reading.next().test();
        readings.get(1).onSuccess("new");

        later.assertValue("new");
        latest.assertNoValues();
        readings.get(2).onSuccess("newest");
        latest.assertValue("newest");
    }

    @Test
    void next_whenAnAbandonedReadingFailsLate_waitsForItsOwn() {
        reading.next().test().dispose();
        TestObserver<String> later = reading.next().test();

        readings.get(0).onError(new IllegalStateException("too late"));
        later.assertNoErrors();
        readings.get(1).onSuccess("new");

        later.assertValue("new");
    }

    @Test
    void next_whenTheLastOneLeaves_abortsTheReading() {
        TestObserver<String> one = reading.next().test();
        one.dispose();

        assertThat(exchanges.get(0).isDisposed()).isTrue();
    }
}
