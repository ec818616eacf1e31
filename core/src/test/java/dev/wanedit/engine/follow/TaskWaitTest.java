package dev.wanedit.engine.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.event.JobListener;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wait whose snapshots take time to be recorded. */
class TaskWaitTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final TaskSnapshot RUNNING = TaskSnapshot.of(TASK, TaskStatus.RUNNING);
    private static final TaskSnapshot SUCCEEDED = TaskSnapshot.of(TASK, TaskStatus.SUCCEEDED);

    private final TestScheduler timer = new TestScheduler();
    private final TaskApi tasks = mock(TaskApi.class);
    private final PollingWatch watch =
            new PollingWatch(tasks, Polling.AUTOMATIC, RateLimits.ACCOUNT, timer, JobListener.NONE);
    private final List<SingleSubject<TaskSnapshot>> records = new ArrayList<>();
    private final List<TaskSnapshot> noted = new ArrayList<>();
    private final List<TaskSnapshot> changes = new ArrayList<>();
    private final Awaiter awaiter = new Awaiter(watch, this::record, Duration.ofSeconds(5), timer, task -> null);

    @BeforeEach
    void neverAnswers() {
        when(tasks.query(any())).thenReturn(Single.never());
    }

    @Test
    void saw_whenTheOneBeforeIsNotRecordedYet_waitsForIt() {
        TestObserver<TaskSnapshot> end = await();

        watch.observe(RUNNING);
        watch.observe(SUCCEEDED);

        assertThat(noted).containsExactly(RUNNING);
        assertThat(changes).isEmpty();
        records.get(0).onSuccess(RUNNING);
        assertThat(noted).containsExactly(RUNNING, SUCCEEDED);
        assertThat(changes).containsExactly(RUNNING);
        end.assertNotComplete();
        records.get(1).onSuccess(SUCCEEDED);
        assertThat(changes).containsExactly(RUNNING, SUCCEEDED);
        end.assertResult(SUCCEEDED);
    }

    @Test
    void saw_whenTheEndIsNotRecordedYet_abortsTheQueryUnderWay() {
        SingleSubject<TaskSnapshot> query = SingleSubject.create();
        when(tasks.query(any())).thenReturn(query);
        await();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);
        assertThat(query.hasObservers()).isTrue();

        watch.observe(SUCCEEDED);

        assertThat(query.hasObservers()).isFalse();
    }

    @Test
    void dispose_whenASnapshotIsNotRecordedYet_endsTheRecordAndTheWait() {
        TestObserver<TaskSnapshot> end = await();
        watch.observe(RUNNING);

        end.dispose();

        assertThat(records.get(0).hasObservers()).isFalse();
        assertThat(watch.hint(TASK)).isEqualTo(TaskWatch.Hint.NOT_FOLLOWED);
        timer.advanceTimeBy(1, TimeUnit.HOURS);
        end.assertEmpty();
    }

    @Test
    void deadline_whenASnapshotIsNotRecordedYet_endsBoth() {
        TestObserver<TaskSnapshot> end = await();
        watch.observe(RUNNING);

        timer.advanceTimeBy(DEADLINE.toMinutes(), TimeUnit.MINUTES);

        end.assertError(AwaitTimeoutException.class);
        assertThat(records.get(0).hasObservers()).isFalse();
    }

    @Test
    void record_whenItFails_endsTheWaitWithThat() {
        TestObserver<TaskSnapshot> end = await();
        watch.observe(RUNNING);

        records.get(0).onError(new IllegalArgumentException("full"));

        end.assertError(IllegalArgumentException.class);
        assertThat(watch.hint(TASK)).isEqualTo(TaskWatch.Hint.NOT_FOLLOWED);
    }

    @Test
    void await_whenTwoWaitForOneTask_endsBothAndEachAtItsOwnDeadline() {
        TestObserver<TaskSnapshot> first = awaiter.await(
                        TASK, Duration.ofSeconds(5), DEADLINE.dividedBy(2), changes::add)
                .test();
        TestObserver<TaskSnapshot> second = await();

        timer.advanceTimeBy(DEADLINE.toMinutes() / 2, TimeUnit.MINUTES);

        first.assertError(AwaitTimeoutException.class);
        second.assertEmpty();
        watch.observe(SUCCEEDED);
        records.get(0).onSuccess(SUCCEEDED);
        second.assertResult(SUCCEEDED);
    }

    /** RxJava does not pass a linkage error on, so the caller would wait for ever. */
    @Test
    void end_whenTheSubscriberThrowsAnError_alsoFailsWithIt() {
        List<Throwable> failed = new ArrayList<>();
        Disposable unused = awaiter.await(TASK, Duration.ofSeconds(5), DEADLINE, changes::add)
                .subscribe(
                        end -> {
                            throw new NoClassDefFoundError("of a broken class path");
                        },
                        failed::add);

        watch.observe(SUCCEEDED);
        records.get(0).onSuccess(SUCCEEDED);

        assertThat(failed).hasExactlyElementsOfTypes(NoClassDefFoundError.class);
    }

    @Test
    void deadline_whenASubscriberThrows_endsTheOthersToo() {
        Disposable unused = awaiter.await(TASK, Duration.ofSeconds(5), DEADLINE, changes::add)
                .subscribe(end -> {}, fault -> {
                    throw new NoClassDefFoundError("of a broken class path");
                });
        TestObserver<TaskSnapshot> other = await();

        timer.advanceTimeBy(DEADLINE.toMinutes(), TimeUnit.MINUTES);

        other.assertError(AwaitTimeoutException.class);
    }

    private TestObserver<TaskSnapshot> await() {
        return awaiter.await(TASK, Duration.ofSeconds(5), DEADLINE, changes::add)
                .test();
    }

    private Single<TaskSnapshot> record(TaskSnapshot snapshot) {
        SingleSubject<TaskSnapshot> record = SingleSubject.create();
        noted.add(snapshot);
        records.add(record);
        return record;
    }
}
