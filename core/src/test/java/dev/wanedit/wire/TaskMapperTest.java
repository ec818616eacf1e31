package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.Usage;
import dev.wanedit.wire.body.OutputBody;
import dev.wanedit.wire.body.TaskBody;
import dev.wanedit.wire.body.UsageBody;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd answers of the service: strict where a mistake would cost money, lenient elsewhere. */
class TaskMapperTest {

    private static final TaskMapper MAPPER = new TaskMapper(ZoneId.of("Asia/Shanghai"));
    private static final TaskId TASK = new TaskId(TaskBodies.ID);

    @Test
    void queried_whenAnswerIsThatOfTheDocument_readsAllOfIt() {
        OutputBody output = new OutputBody(
                TaskBodies.ID,
                "SUCCEEDED",
                "2026-04-03 00:08:03.576",
                "2026-04-03 00:08:13.408",
                "2026-04-03 00:11:57.286",
                "prompt",
                TaskBodies.URL,
                null,
                null);
        UsageBody usage = new UsageBody(10.04, 5.02, 5.02, 1, 720);

        assertThat(MAPPER.queried(TASK, new TaskBody(TaskBodies.REQUEST, null, null, output, usage)))
                .isEqualTo(new TaskSnapshot(
                        TASK,
                        TaskStatus.SUCCEEDED,
                        "SUCCEEDED",
                        TaskBodies.REQUEST,
                        Instant.parse("2026-04-02T16:08:03.576Z"),
                        Instant.parse("2026-04-02T16:08:13.408Z"),
                        Instant.parse("2026-04-02T16:11:57.286Z"),
                        "prompt",
                        new EditResult(
                                URI.create(TaskBodies.URL),
                                new Usage(
                                        Duration.ofMillis(10_040),
                                        Duration.ofMillis(5_020),
                                        Duration.ofMillis(5_020),
                                        1,
                                        720)),
                        null));
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "RUNNING", "SUSPENDED", "CANCELED", "UNKNOWN"})
    void queried_whenOnlyTheStatusIsTold_leavesAllElseNull(TaskStatus status) {
        assertThat(MAPPER.queried(TASK, TaskBodies.status(status.name())))
                .isEqualTo(new TaskSnapshot(
                        TASK, status, status.name(), TaskBodies.REQUEST, null, null, null, null, null, null));
    }

    @Test
    void queried_whenStatusWasNeverSeenBefore_keepsItsText() {
        TaskSnapshot snapshot = MAPPER.queried(TASK, TaskBodies.status(" PRE-PROCESSING "));

        assertThat(snapshot.status()).isEqualTo(TaskStatus.UNRECOGNIZED);
        assertThat(snapshot.statusText()).isEqualTo("PRE-PROCESSING");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void queried_whenFailedWithoutReason_hasAFailureWithoutCodeAndMessage(String nothing) {
        assertThat(MAPPER.queried(TASK, TaskBodies.failed(nothing, nothing)).failure())
                .isEqualTo(new TaskFailure(null, null));
    }

    @Test
    void queried_whenFailedWithReason_keepsItWithoutSecrets() {
        TaskBody body = TaskBodies.failed("InvalidParameter", "Failed to download " + TaskBodies.URL + " & more");

        assertThat(MAPPER.queried(TASK, body).failure())
                .isEqualTo(new TaskFailure(
                        "InvalidParameter",
                        "Failed to download https://dashscope-a717.oss-accelerate.aliyuncs.com/xxx.mp4?*** & more"));
    }

    @Test
    void queried_whenNotFailed_hasNoFailureThoughCodeAndMessageAreThere() {
        TaskBody body = TaskBodies.body(TaskBodies.output(TaskBodies.ID, "RUNNING", TaskBodies.URL, "x", "y"));

        assertThat(MAPPER.queried(TASK, body).failure()).isNull();
        assertThat(MAPPER.queried(TASK, body).result()).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", TaskBodies.ID, " " + TaskBodies.ID + "\n"})
    void queried_whenIdIsMissingOrTheOneAskedFor_isOfTheTaskAskedFor(String id) {
        TaskBody body = TaskBodies.body(TaskBodies.output(id, "PENDING", null, null, null));

        assertThat(MAPPER.queried(TASK, body).taskId()).isEqualTo(TASK);
    }

    @Test
    void queried_whenIdIsOfAnotherTask_throws() {
        TaskBody body = TaskBodies.body(TaskBodies.output("another", "SUCCEEDED", TaskBodies.URL, null, null));

        assertMalformed(body, "is about another task");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void queried_whenStatusIsMissing_throws(String status) {
        assertMalformed(TaskBodies.status(status), "no task status");
    }

    @Test
    void queried_whenOutputIsMissing_throws() {
        assertMalformed(TaskBodies.body(null), "no task status");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "xxx.mp4?Signature=S3CRET",
                "//host.example/a.mp4?Signature=S3CRET",
                "ftp://host.example/a.mp4?Signature=S3CRET",
                "https:///a.mp4?Signature=S3CRET",
                "https://host.example:99999/a.mp4?Signature=S3CRET",
                "https://host.example:0/a.mp4?Signature=S3CRET",
                "https://host.example:-1/a.mp4?Signature=S3CRET",
                "https://host.example:abc/a.mp4?Signature=S3CRET",
                "https://host .example/a.mp4?Signature=S3CRET",
                "ftp://host.example/a b\n.mp4#Signature=S3CRET"
            })
    void queried_whenSucceededWithoutUsableUrl_throwsAndShowsNone(String url) {
        assertMalformed(TaskBodies.succeeded(url, null), "no usable video_url: it is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h.example/a.mp4", "HTTPS://h.example/a.mp4?x=%2B", " https://h.example/a.mp4\n"})
    void queried_whenSucceededWithAnyWebUrl_keepsIt(String url) {
        assertThat(MAPPER.queried(TASK, TaskBodies.succeeded(url, null)).result())
                .isEqualTo(new EditResult(URI.create(url.strip()), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "  ",
            value = {
                "https://h.example/a_b.mp4?x=[1]  https://h.example/a_b.mp4?x=[1]",
                "https://h.example/a[1].mp4?x=[1]  https://h.example/a%5B1%5D.mp4?x=%5B1%5D",
                "https://h.example/{a}|b^c`d.mp4  https://h.example/%7Ba%7D%7Cb%5Ec%60d.mp4",
                "https://h.example/猫é😀.mp4?s=é  https://h.example/%E7%8C%AB%C3%A9%F0%9F%98%80.mp4?s=%C3%A9",
                "https://h.example/100%.mp4?s=%2B%2  https://h.example/100%25.mp4?s=%2B%252",
                "https://h.example?s={1}  https://h.example?s=%7B1%7D",
                "https://h.example/a{#b#c  https://h.example/a%7B#b%23c"
            })
    void queried_whenTheUrlIsOnlyNotWellFormed_encodesWhatABrowserWould(String url, String expected) {
        assertThat(MAPPER.queried(TASK, TaskBodies.succeeded(url, null)).result())
                .isEqualTo(new EditResult(URI.create(expected), null));
    }

    @Test
    void queried_whenTheUrlIsOfNoUse_showsItWithoutItsSignature() {
        TaskBody body = TaskBodies.succeeded("ftp://host.example/a b.mp4?Expires=1&Signature=S3CRET", null);

        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> MAPPER.queried(TASK, body))
                .withMessageContaining("it is 'ftp://host.example/a b.mp4?***'")
                .matches(MalformedResponseException::withoutVideo)
                .matches(fault -> !fault.isRetryable());
    }

    private static void assertMalformed(TaskBody body, String problem) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> MAPPER.queried(TASK, body))
                .withMessageContaining(problem)
                .withMessageContaining("task " + TaskBodies.ID)
                .withMessageContaining("request " + TaskBodies.REQUEST)
                .withMessageNotContaining("S3CRET")
                .withNoCause();
    }
}
