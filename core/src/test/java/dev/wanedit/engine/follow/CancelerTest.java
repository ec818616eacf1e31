package dev.wanedit.engine.follow;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancelerTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final RequestRejectedException REFUSED = new RequestRejectedException(
            "Failed to cancel the task.", new ErrorContext(null, TASK, null, 400, "UnsupportedOperation"));

    private final TaskApi tasks = mock(TaskApi.class);
    private final Canceler canceler = new Canceler(tasks);

    @Test
    void cancel_whenServiceCancels_asksNoMore() {
        when(tasks.cancel(TASK)).thenReturn(Completable.complete());

        canceler.cancel(TASK).test().assertValue(CancelOutcome.CANCELED);

        verify(tasks, never()).query(any());
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, TOO_LATE",
        "SUSPENDED, TOO_LATE",
        "SUCCEEDED, ALREADY_ENDED",
        "FAILED, ALREADY_ENDED",
        "CANCELED, ALREADY_ENDED",
        "UNKNOWN, NOT_FOUND"
    })
    void cancel_whenRefused_tellsWhatIsTrueOfTheTask(TaskStatus status, CancelOutcome outcome) {
        when(tasks.cancel(TASK)).thenReturn(Completable.error(REFUSED));
        when(tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, status)));

        canceler.cancel(TASK).test().assertValue(outcome);
    }

    @ParameterizedTest
    @CsvSource({"CANCELED, CANCELED", "RUNNING, TOO_LATE", "SUCCEEDED, ALREADY_ENDED"})
    void cancel_whenAnswerIsLost_looksWhatBecameOfTheTask(TaskStatus status, CancelOutcome outcome) {
        when(tasks.cancel(TASK)).thenReturn(Completable.error(Script.lost()));
        when(tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, status)));

        canceler.cancel(TASK).test().assertValue(outcome);
    }

    @Test
    void cancel_whenRefusedThoughStillQueued_givesTheRefusal() {
        when(tasks.cancel(TASK)).thenReturn(Completable.error(REFUSED));
        when(tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.PENDING)));

        canceler.cancel(TASK).test().assertError(REFUSED);
    }

    @Test
    void cancel_whenKeyIsWrong_doesNotLookFurther() {
        var wrongKey = new AuthenticationException("Key.", ErrorContext.of(TASK));
        when(tasks.cancel(TASK)).thenReturn(Completable.error(wrongKey));

        canceler.cancel(TASK).test().assertError(wrongKey);

        verify(tasks, never()).query(any());
    }
}
