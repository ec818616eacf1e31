package dev.wanedit.engine.submit;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subjects.SingleSubject;
import org.junit.jupiter.api.Test;

class RunningRequestsTest {

    private final RunningRequests inFlight = new RunningRequests();

    @Test
    void idle_whenNothingRan_completesAtOnce() {
        inFlight.idle().test().assertComplete();
    }

    @Test
    void idle_whenSeveralRun_completesAfterTheLast() {
        SingleSubject<Integer> one = SingleSubject.create();
        SingleSubject<Integer> other = SingleSubject.create();
        inFlight.count(one).test().assertNotComplete();
        inFlight.count(other).test().assertNotComplete();
        TestObserver<Void> idle = inFlight.idle().test();

        one.onSuccess(1);
        idle.assertNotComplete();
        other.onError(new RequestRejectedException("No.", ErrorContext.NONE));

        idle.assertComplete();
        inFlight.idle().test().assertComplete();
    }

    @Test
    void idle_whenMoreComesLater_waitsForThatToo() {
        inFlight.count(SingleSubject.<Integer>create()).test().dispose();
        SingleSubject<Integer> later = SingleSubject.create();
        inFlight.count(later).test().assertNotComplete();

        TestObserver<Void> idle = inFlight.idle().test().assertNotComplete();
        later.onSuccess(1);

        idle.assertComplete();
    }
}
