package dev.wanedit.engine.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.ContentRefusedException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TaskCanceledException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwaiterTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final Duration DEADLINE = Duration.ofMinutes(30);

    private final TestScheduler timer = new TestScheduler();
    private final List<TaskSnapshot> heard = new ArrayList<>();
    private final TaskApi tasks = mock(TaskApi.class);
    private final AtomicReference<WanEditException> attemptFault = new AtomicReference<>();
    private final Awaiter awaiter = new Awaiter(
            new PollingWatch(tasks, Polling.AUTOMATIC, RateLimits.ACCOUNT, timer, JobListener.NONE),
            Single::just,
            Duration.ZERO,
            timer,
            task -> attemptFault.get());

    @Test
    void await_whenTaskSucceeds_givesItsSnapshot() {
        queries(status(TaskStatus.RUNNING), status(TaskStatus.RUNNING), status(TaskStatus.SUCCEEDED));

        var observer = await();

        observer.assertValue(status(TaskStatus.SUCCEEDED));
        assertThat(heard).containsExactly(status(TaskStatus.RUNNING), status(TaskStatus.SUCCEEDED));
    }

    @Test
    void await_whenTaskFails_tellsCodeAndReason() {
        queries(failed("InvalidParameter", "The size is not match 4096"));

        TaskFailedException failure = error(await(), TaskFailedException.class);

        assertThat(failure.code()).contains("InvalidParameter");
        assertThat(failure.taskId()).contains(TASK);
        assertThat(failure).hasMessageContaining("The size is not match 4096").hasMessageContaining("t-1");
        assertThat(failure).isNotInstanceOf(ContentRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DataInspectionFailed", "data_inspection_failed", "IPInfringementSuspect", "CustomRoleBlocked"})
    void await_whenContentIsRefused_saysSo(String code) {
        queries(failed(code, "inappropriate content"));

        error(await(), ContentRefusedException.class);
    }

    @Test
    void await_whenTaskIsCanceled_saysSo() {
        queries(status(TaskStatus.CANCELED));

        assertThat(error(await(), TaskCanceledException.class).taskId()).contains(TASK);
    }

    @Test
    void await_whenServiceDoesNotKnowTheTask_saysSo() {
        queries(status(TaskStatus.UNKNOWN));

        assertThat(error(await(), TaskExpiredException.class).taskId()).contains(TASK);
    }

    @Test
    void await_whenDeadlinePasses_carriesWhatIsNeededToGoOn() {
        Script<TaskSnapshot> queries = queries(status(TaskStatus.RUNNING));

        AwaitTimeoutException timeout = error(await(), AwaitTimeoutException.class);

        assertThat(timeout.taskId()).contains(TASK);
        assertThat(timeout.lastSnapshot()).contains(status(TaskStatus.RUNNING));
        assertThat(timeout.deadline()).isEqualTo(DEADLINE);
        assertThat(timeout).hasMessageContaining("await it again").hasNoCause();
        int asked = queries.count();
        timer.advanceTimeBy(1, TimeUnit.HOURS);
        assertThat(queries.count()).isEqualTo(asked);
    }

    @Test
    void await_whenServiceNeverAnswers_tellsTheLastFaultAtTheDeadline() {
        queries(Script.unavailable());

        AwaitTimeoutException timeout = error(await(), AwaitTimeoutException.class);

        assertThat(timeout.lastSnapshot()).isEmpty();
        assertThat(timeout)
                .hasCauseInstanceOf(Script.unavailable().getClass())
                .hasMessageContaining("The last query failed: The service failed.");
    }

    @Test
    void await_whenAnAttemptFailedThatIsRepeatedOutOfSight_tellsItAtTheDeadline() {
        when(tasks.query(any())).thenReturn(Single.never());
        attemptFault.set(Script.unavailable());

        AwaitTimeoutException timeout = error(await(), AwaitTimeoutException.class);

        assertThat(timeout)
                .hasCause(attemptFault.get())
                .hasMessageContaining("The last query failed: The service failed.");
    }

    @Test
    void await_whenTheTaskSucceededWithoutAVideo_endsWithThat() {
        queries(MalformedResponseException.withoutVideo("", ErrorContext.of(TASK)));

        MalformedResponseException fault = error(await(), MalformedResponseException.class);

        assertThat(fault).hasMessageContaining("t-1").hasMessageContaining("no usable video_url: it is empty.");
    }

    @Test
    void await_whenServiceRecovers_forgetsTheFault() {
        queries(Script.unavailable(), status(TaskStatus.RUNNING));

        assertThat(error(await(), AwaitTimeoutException.class)).hasNoCause();
    }

    private TestObserver<TaskSnapshot> await() {
        var observer = awaiter.await(TASK, Duration.ZERO, DEADLINE, heard::add).test();
        timer.advanceTimeBy(DEADLINE.toMinutes(), TimeUnit.MINUTES);
        return observer;
    }

    private static <E extends Throwable> E error(TestObserver<?> observer, Class<E> type) {
        AtomicReference<Throwable> found = new AtomicReference<>();
        observer.assertError(error -> {
            found.set(error);
            return true;
        });
        assertThat(found.get()).isInstanceOf(type);
        return type.cast(found.get());
    }

    private Script<TaskSnapshot> queries(Object... steps) {
        Script<TaskSnapshot> script = Script.of(timer, steps);
        when(tasks.query(any())).thenAnswer(call -> script.play());
        return script;
    }

    private static TaskSnapshot status(TaskStatus status) {
        return TaskSnapshot.of(TASK, status);
    }

    private static TaskSnapshot failed(String code, String message) {
        return new TaskSnapshot(
                TASK, TaskStatus.FAILED, "FAILED", "r-1", null, null, null, null, null, new TaskFailure(code, message));
    }
}
