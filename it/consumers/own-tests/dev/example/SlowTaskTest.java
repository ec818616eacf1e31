package dev.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.RunningJob;
import dev.wanedit.job.Submission;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.TestClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class SlowTaskTest {

    @Test
    void start_asTheClockMoves_isFollowedToItsEnd(VideoEditClient client, TestClock clock) {
        EditJob snow = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("Make it snow")
                .build();

        RunningJob job = client.start(Submission.of(new JobKey("order 17"), snow));

        assertEquals(TaskStatus.PENDING, client.status(job.taskId()).status());
        clock.advance(Duration.ofSeconds(30));
        assertEquals(TaskStatus.RUNNING, client.status(job.taskId()).status());
        clock.advance(Duration.ofMinutes(2));
        assertEquals(TaskStatus.SUCCEEDED, job.completion().join().task().status());
    }
}
