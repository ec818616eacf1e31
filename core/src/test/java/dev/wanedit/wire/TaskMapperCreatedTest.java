package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.wire.body.TaskBody;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to create shows that a task is billed: its task id is kept, even if other parts are odd. */
class TaskMapperCreatedTest {

    private static final TaskMapper MAPPER = new TaskMapper(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "PENDING, PENDING, PENDING",
                "RUNNING, RUNNING, RUNNING",
                "null, PENDING, PENDING",
                "'', PENDING, PENDING",
                "SUCCEEDED, SUCCEEDED, SUCCEEDED",
                "UNKNOWN, UNKNOWN, UNKNOWN",
                "何か, UNRECOGNIZED, 何か"
            })
    void created_whenStatusIsOdd_keepsTheTask(String told, TaskStatus status, String text) {
        TaskSnapshot snapshot = MAPPER.created(TaskBodies.status(told));

        assertThat(snapshot)
                .isEqualTo(new TaskSnapshot(
                        new TaskId(TaskBodies.ID),
                        status,
                        text,
                        TaskBodies.REQUEST,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void created_whenTaskHasFailedAlready_keepsTheReason() {
        assertThat(MAPPER.created(TaskBodies.failed("InvalidParameter", "why")).failure())
                .isEqualTo(new TaskFailure("InvalidParameter", "why"));
    }

    @Test
    void created_whenIdHasSpaceAroundIt_keepsTheTask() {
        TaskBody body = TaskBodies.body(TaskBodies.output(" id-1\n", "PENDING", "", "", ""));

        assertThat(MAPPER.created(body).taskId()).isEqualTo(new TaskId("id-1"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void created_whenIdIsMissing_throws(String id) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> MAPPER.created(TaskBodies.body(TaskBodies.output(id, "PENDING", null, null, null))))
                .withMessageContaining("no task id")
                .withMessageContaining("request " + TaskBodies.REQUEST);
    }

    @Test
    void created_whenIdIsNone_throws() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() ->
                        MAPPER.created(TaskBodies.body(TaskBodies.output("two words", "PENDING", null, null, null))))
                .withMessageContaining("an invalid task id");
    }

    @Test
    void created_whenOutputIsMissing_throws() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> MAPPER.created(TaskBodies.body(null)))
                .withMessageContaining("no task id");
    }
}
