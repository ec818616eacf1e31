package dev.wanedit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkToCloseTest {

    private static final TaskId TASK = new TaskId("t-1");

    private final ClosingSignal signal = new ClosingSignal();
    private final SingleSubject<String> work = SingleSubject.create();

    @Test
    void ends_whenTheSignalIsGiven_stopsTheWorkAndFails() {
        TestObserver<String> observer = signal.ends(TASK, work).test();

        signal.give();

        observer.assertError(error -> ((TransportException) error).kind() == Kind.CLOSED
                && ((TransportException) error).taskId().orElseThrow().equals(TASK));
        assertThat(work.hasObservers()).isFalse();
    }

    @Test
    void ends_whenTheSignalWasGiven_doesNotBegin() {
        AtomicInteger begun = new AtomicInteger();
        signal.give();

        TestObserver<Integer> observer =
                signal.ends(null, Single.fromCallable(begun::incrementAndGet)).test();

        observer.assertError(TransportException.class);
        assertThat(begun).hasValue(0);
    }

    @Test
    void ends_whenTheWorkHasEnded_passesItOnAndWaitsNoMore() {
        TestObserver<String> observer = signal.ends(TASK, work).test();

        work.onSuccess("done");
        signal.give();

        observer.assertResult("done");
    }

    @Test
    void ends_whenDisposed_stopsTheWork() {
        TestObserver<String> observer = signal.ends(TASK, work).test();

        observer.dispose();
        signal.give();

        observer.assertEmpty();
        assertThat(work.hasObservers()).isFalse();
    }

    @Test
    void ends_whenTheWorkCannotBeStopped_failsAllTheSame() {
        TestObserver<String> observer = signal.ends(TASK, stubborn()).test();
        TestObserver<String> other = signal.ends(TASK, work).test();

        signal.give();

        observer.assertError(TransportException.class);
        other.assertError(TransportException.class);
    }

    private static Single<String> stubborn() {
        return new Single<>() {
            @Override
            protected void subscribeActual(SingleObserver<? super String> observer) {
                observer.onSubscribe(Disposable.fromRunnable(() -> {
                    throw new IllegalStateException("cannot be stopped");
                }));
            }
        };
    }

    @Test
    void ends_whenASubscriberThrows_endsTheOthersToo() {
        Disposable unused = signal.ends(TASK, work).subscribe(value -> {}, fault -> {
            throw new NoClassDefFoundError("of a broken class path");
        });
        TestObserver<String> other = signal.ends(TASK, work).test();

        signal.give();

        other.assertError(TransportException.class);
    }
}
