package dev.wanedit.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.Usage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frameworks write exceptions to a wire or a file: what comes back must answer every question as before. */
class ExceptionSerializationTest {

    @ParameterizedTest
    @MethodSource("everyKind")
    void readObject_whenExceptionWasWritten_knowsAllThatItKnew(WanEditException before) throws Exception {
        WanEditException after = copy(before);

        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*stackTrace", ".*suppressedExceptions", ".*cause")
                .isEqualTo(before);
        assertThat(after).hasMessage(before.getMessage());
        assertThat(after.jobKey()).isEqualTo(before.jobKey());
        assertThat(after.taskId()).isEqualTo(before.taskId());
        assertThat(after.requestId()).isEqualTo(before.requestId());
        assertThat(after.httpStatus()).isEqualTo(before.httpStatus());
        assertThat(after.code()).isEqualTo(before.code());
    }

    @ParameterizedTest
    @MethodSource("invalidJobs")
    void readObject_whenJobWasInvalid_keepsTheViolations(InvalidJobException before) throws Exception {
        assertThat(((InvalidJobException) copy(before)).violations())
                .isEqualTo(before.violations())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("timeouts")
    void readObject_whenWaitRanOut_keepsTheLastSnapshot(AwaitTimeoutException before) throws Exception {
        assertThat(((AwaitTimeoutException) copy(before)).lastSnapshot())
                .isEqualTo(before.lastSnapshot())
                .isPresent();
    }

    static List<WanEditException> everyKind() {
        return ExceptionSecretsTest.everyKind("text");
    }

    static List<InvalidJobException> invalidJobs() {
        return List.of(new InvalidJobException(List.of(
                new Violation("video", "required", "nothing", "one"), new Violation("seed", "range", "-1", "0"))));
    }

    static List<AwaitTimeoutException> timeouts() {
        TaskId task = new TaskId("task-1");
        Usage usage = new Usage(Duration.ofMillis(10_040), null, Duration.ofSeconds(5), 1, 720);
        EditResult result = new EditResult(URI.create("https://host.example/a.mp4?Expires=1"), usage);
        TaskSnapshot snapshot = new TaskSnapshot(
                task, TaskStatus.SUCCEEDED, "SUCCEEDED", "r", Instant.EPOCH, null, Instant.MAX, "p", result, null);
        return List.of(new AwaitTimeoutException(task, Duration.ofMinutes(30), snapshot, null));
    }

    private static WanEditException copy(WanEditException before) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(before);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (WanEditException) in.readObject();
        }
    }
}
