package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a client returns for a job. */
class JobResultsTest {

    private static final JobKey KEY = new JobKey("order-7");
    private static final TaskSnapshot TASK = TaskSnapshot.of(new TaskId("7f3a"), TaskStatus.SUCCEEDED);
    private static final EditedVideo VIDEO = new EditedVideo(Path.of("out.mp4"), 5, "ab12", TASK);

    @Test
    void runningJob_whenAsked_namesJobAndTaskOfItsSubmit() {
        RunningJob job = new RunningJob(new SubmittedJob(KEY, TASK), new CompletableFuture<>());

        assertThat(job.key()).isEqualTo(KEY);
        assertThat(job.task()).isEqualTo(TASK);
        assertThat(job.taskId()).isEqualTo(new TaskId("7f3a"));
    }

    @Test
    void end_ofAVideo_hasItsTask() {
        assertThat(RunningJob.End.of(VIDEO)).isEqualTo(new RunningJob.End(TASK, VIDEO));
    }

    @Test
    void at_whenThePathIsSpelledOtherwise_changesThePathAlone() {
        assertThat(VIDEO.at(Path.of("./out.mp4"))).isEqualTo(new EditedVideo(Path.of("./out.mp4"), 5, "ab12", TASK));
        assertThat(VIDEO)
                .hasToString("EditedVideo[file=out.mp4, size=5, sha256=ab12, task=" + TASK + ", unrecorded=null]");
    }

    @Test
    void seconds_ofADuration_areADecimalWithoutZerosAtItsEnd() {
        assertThat(Seconds.text(Duration.ofMillis(2_500))).isEqualTo("2.5");
        assertThat(Seconds.text(Duration.ofSeconds(10))).isEqualTo("10");
        assertThat(Seconds.text(Duration.ofNanos(1_000_500_001), RoundingMode.FLOOR))
                .isEqualTo("1");
        assertThat(Seconds.text(Duration.ofNanos(1_000_500_001), RoundingMode.CEILING))
                .isEqualTo("1.001");
        assertThat(Seconds.roundedUp(Duration.ofNanos(1_000_001))).isEqualTo(Duration.ofMillis(2));
        assertThat(Seconds.roundedUp(Duration.ofMillis(2))).isEqualTo(Duration.ofMillis(2));
    }
}
