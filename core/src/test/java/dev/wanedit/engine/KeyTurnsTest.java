package dev.wanedit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyTurnsTest {

    private static final JobKey KEY = new JobKey("a");

    private final KeyTurns turns = new KeyTurns();

    @Test
    void inTurn_whenThousandsWaitedAndLeft_goesOn() {
        SingleSubject<String> first = SingleSubject.create();
        TestObserver<String> atWork = turns.inTurn(KEY, first).test();
        List<TestObserver<String>> waiting = IntStream.range(0, 10_000)
                .mapToObj(number -> turns.inTurn(KEY, Single.just("next")).test())
                .toList();
        waiting.subList(0, 9_999).forEach(TestObserver::dispose);

        first.onSuccess("first");

        atWork.assertValue("first");
        waiting.get(9_999).assertValue("next");
        turns.inTurn(KEY, Single.just("later")).test().assertValue("later");
    }

    @Test
    void inTurn_whenAnotherJobIsAtWork_doesNotWait() {
        turns.inTurn(KEY, Single.never()).subscribe();

        turns.inTurn(new JobKey("b"), Single.just("now")).test().assertValue("now");
        assertThat(turns.inTurn(KEY, Single.just("later")).test().values()).isEmpty();
    }
}
