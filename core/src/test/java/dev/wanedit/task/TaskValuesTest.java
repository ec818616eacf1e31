package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the values of a task say of themselves in logs, and when they are equal. */
class TaskValuesTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final Instant NOW = Instant.parse("2026-04-03T00:00:00Z");
    private static final Usage USAGE = new Usage(Duration.ofSeconds(6), Duration.ofSeconds(3), null, 1, 720);
    private static final EditResult RESULT =
            new EditResult(URI.create("https://results.example.com/a.mp4?Signature=secret"), USAGE);

    @Test
    void usage_asText_hasItsTimesAsPeopleWriteThem() {
        assertThat(USAGE).hasToString("Usage[billed=6 s, input=3 s, output=null, videoCount=1, resolution=720]");
    }

    @Test
    void result_asText_hasNoSignature() {
        assertThat(RESULT)
                .hasToString("EditResult[videoUrl=https://results.example.com/a.mp4?***, usage=" + USAGE + "]");
    }

    @Test
    void snapshot_asText_hasAllButThePrompt() {
        TaskSnapshot task = new TaskSnapshot(
                TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", "r-1", NOW, NOW, NOW, "private", RESULT, null);

        assertThat(task)
                .hasToString(
                        "TaskSnapshot[taskId=t-1, status=SUCCEEDED, statusText=SUCCEEDED, requestId=r-1, submitTime="
                                + NOW + ", scheduledTime=" + NOW + ", endTime=" + NOW + ", result=" + RESULT
                                + ", failure=null]");
    }

    @Test
    void summary_asText_hasAllItsParts() {
        assertThat(new TaskSummary(TASK, TaskStatus.RUNNING, "RUNNING", "m", NOW, null, null))
                .hasToString("TaskSummary[taskId=t-1, status=RUNNING, statusText=RUNNING, model=m, created=" + NOW
                        + ", started=null, ended=null]");
    }

    /** A client holds thousands of them. */
    @Test
    void summary_ofAUsualStatus_sharesItsText() {
        String read = String.join("", "RUN", "NING");

        assertThat(new TaskSummary(TASK, TaskStatus.RUNNING, read, null, null, null, null).statusText())
                .isSameAs(TaskStatus.RUNNING.name());
    }

    @Test
    void keysAndIds_withTheSameText_areEqualAndHashAlike() {
        assertThat(new TaskId("a")).isEqualTo(new TaskId("a")).isNotEqualTo(new TaskId("b"));
        assertThat(new TaskId("a").equals((Object) "a")).isFalse();
        assertThat(new TaskId("a")).hasSameHashCodeAs(new TaskId("a")).doesNotHaveSameHashCodeAs(new TaskId("b"));
        assertThat(new JobKey("a")).isEqualTo(new JobKey("a")).isNotEqualTo(new JobKey("b"));
        assertThat(new JobKey("a")).hasSameHashCodeAs(new JobKey("a")).doesNotHaveSameHashCodeAs(new JobKey("b"));
    }
}
