package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.TestClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's test with the fake, as the README of the test kit shows it. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ShopTest {

    @Test
    void submit_whenTheServiceHasWorked_findsTheTaskDone(FakeDashScope fake, TestClock clock) {
        try (VideoEditClient client = client(fake)) {
            SubmittedJob submitted = client.submit(snow());

            assertThat(client.status(submitted.taskId()).status()).isEqualTo(TaskStatus.PENDING);
            clock.advance(Duration.ofMinutes(5));
            assertThat(client.status(submitted.taskId()).status()).isEqualTo(TaskStatus.SUCCEEDED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void submit_always_createsOneTaskEach(int jobs, FakeDashScope fake) {
        try (VideoEditClient client = client(fake)) {
            for (int i = 0; i < jobs; i++) {
                client.submit(snow());
            }
        }
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(jobs);
    }

    private static VideoEditClient client(FakeDashScope fake) {
        return VideoEditClient.builder()
                .baseUrl(fake.baseUrl())
                .apiKey(fake.apiKey())
                .build();
    }

    private static EditJob snow() {
        return EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("Make it snow")
                .build();
    }
}
