package dev.wanedit.engine.follow;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConfirmedUnknownTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final TaskSnapshot UNKNOWN = TaskSnapshot.of(TASK, TaskStatus.UNKNOWN);
    private static final TaskSnapshot RUNNING = TaskSnapshot.of(TASK, TaskStatus.RUNNING);

    private final TaskApi tasks = mock(TaskApi.class);
    private final TestScheduler timer = new TestScheduler();

    @Test
    void query_whenOneAnswerIsUnknown_countsTheNext() {
        when(tasks.query(TASK)).thenReturn(Single.just(UNKNOWN)).thenReturn(Single.just(RUNNING));
        TestObserver<TaskSnapshot> query = query(Polling.AUTOMATIC);

        query.assertNotComplete();
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        query.assertValue(RUNNING);
    }

    @Test
    void query_whenEachAnswerIsUnknown_countsTheFifth() {
        when(tasks.query(TASK)).thenReturn(Single.just(UNKNOWN));
        TestObserver<TaskSnapshot> query = query(Polling.AUTOMATIC);

        timer.advanceTimeBy(14_999, TimeUnit.MILLISECONDS);
        query.assertNotComplete();
        timer.advanceTimeBy(1, TimeUnit.MILLISECONDS);

        query.assertValue(UNKNOWN);
        verify(tasks, times(5)).query(TASK);
    }

    @Test
    void query_whenTheApplicationSetAShortInterval_waitsThatLong() {
        when(tasks.query(TASK)).thenReturn(Single.just(UNKNOWN));
        TestObserver<TaskSnapshot> query = query(new Polling(Duration.ZERO, Duration.ofMillis(100)));

        timer.advanceTimeBy(400, TimeUnit.MILLISECONDS);

        query.assertValue(UNKNOWN);
    }

    @Test
    void query_whenTheNextOneFails_fails() {
        when(tasks.query(TASK)).thenReturn(Single.just(UNKNOWN)).thenReturn(Single.error(Script.unavailable()));
        TestObserver<TaskSnapshot> query = query(Polling.AUTOMATIC);

        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        query.assertError(fault -> fault.getClass() == Script.unavailable().getClass());
    }

    @Test
    void query_whenTheTaskIsKnown_isSentOnce() {
        when(tasks.query(TASK)).thenReturn(Single.just(RUNNING));

        query(Polling.AUTOMATIC).assertValue(RUNNING);

        verify(tasks, times(1)).query(TASK);
    }

    private TestObserver<TaskSnapshot> query(Polling polling) {
        return new ConfirmedUnknown(polling, timer).of(tasks).query(TASK).test();
    }
}
