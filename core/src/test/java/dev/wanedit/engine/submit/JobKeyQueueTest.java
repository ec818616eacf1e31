package dev.wanedit.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobKeyQueueTest {

    private static final JobKey KEY = new JobKey("a");

    private final JobKeyQueue turns = new JobKeyQueue();
    private final SingleSubject<Integer> first = SingleSubject.create();
    private final SingleSubject<Integer> second = SingleSubject.create();
    private final SingleSubject<Integer> third = SingleSubject.create();

    @Test
    void inTurn_whenOneIsUnderWay_letsTheNextWait() {
        TestObserver<Integer> one = turns.inTurn(KEY, first).test();
        TestObserver<Integer> two = turns.inTurn(KEY, second).test();
        assertThat(second.hasObservers()).isFalse();

        first.onSuccess(1);
        one.assertValue(1);
        assertThat(second.hasObservers()).isTrue();
        second.onSuccess(2);
        two.assertValue(2);
    }

    @Test
    void inTurn_whenKeysDiffer_waitsForNobody() {
        turns.inTurn(KEY, first).test().assertNotComplete();

        turns.inTurn(new JobKey("b"), second).test().assertNotComplete();

        assertThat(second.hasObservers()).isTrue();
    }

    @Test
    void inTurn_whenTheOneBeforeFails_goesOn() {
        turns.inTurn(KEY, first).test().assertNotComplete();
        turns.inTurn(KEY, second).test().assertNotComplete();

        first.onError(new IllegalStateException("no"));

        assertThat(second.hasObservers()).isTrue();
    }

    @Test
    void inTurn_whenTheOneInTheMiddleLeaves_keepsTheOrderOfTheOthers() {
        turns.inTurn(KEY, first).test().assertNotComplete();
        TestObserver<Integer> left = turns.inTurn(KEY, second).test();
        TestObserver<Integer> last = turns.inTurn(KEY, third).test();

        left.dispose();
        assertThat(third.hasObservers()).isFalse();
        first.onSuccess(1);
        third.onSuccess(3);

        last.assertValue(3);
        assertThat(second.hasObservers()).isFalse();
    }

    @Test
    void inTurn_whenTheOneUnderWayLeaves_letsTheNextIn() {
        TestObserver<Integer> one = turns.inTurn(KEY, first).test();
        turns.inTurn(KEY, second).test().assertNotComplete();

        one.dispose();

        assertThat(first.hasObservers()).isFalse();
        assertThat(second.hasObservers()).isTrue();
    }

    @Test
    void inTurn_whenThousandsWaitedAndLeft_goesOn() {
        TestObserver<Integer> atWork = turns.inTurn(KEY, first).test();
        List<TestObserver<Integer>> waiting = IntStream.range(0, 10_000)
                .mapToObj(number -> turns.inTurn(KEY, Single.just(number)).test())
                .toList();
        waiting.subList(0, 9_999).forEach(TestObserver::dispose);

        first.onSuccess(1);

        atWork.assertValue(1);
        waiting.get(9_999).assertValue(9_999);
        turns.inTurn(KEY, Single.just(2)).test().assertValue(2);
    }
}
