package dev.wanedit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one line of a step in the log. */
class JobStepTest {

    private static final TaskId TASK = new TaskId("3b1c7a52-5f0e-4c1b-9a43-0d9f5a4e6c11");
    private static final Instant NOON = Instant.parse("2026-04-03T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "InvalidParameter | The clip is too long. | failed after 3 s: InvalidParameter, The clip is too long.",
                "InternalError    |                       | failed after 3 s: InternalError.",
                "                 | try again later       | failed after 3 s: try again later.",
                "                 |                       | failed after 3 s.",
                "InvalidURL       | https://a.example/b?Signature=abc is gone"
                        + " | failed after 3 s: InvalidURL, https://a.example/b?*** is gone."
            })
    void seen_whenTheTaskFailed_saysWhy(@Nullable String code, @Nullable String message, String expected) {
        TaskSnapshot task = new TaskSnapshot(
                TASK,
                TaskStatus.FAILED,
                "FAILED",
                null,
                NOON,
                NOON.plusSeconds(1),
                NOON.plusSeconds(3),
                null,
                null,
                new TaskFailure(code, message));

        assertThat(JobStep.seen(new JobKey("order"), task)).hasToString("Job order, task " + TASK + ": " + expected);
    }
}
