package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyTasksTest {

    private static final int FEW = 50;
    private static final int MANY = 1000;
    private static final RateLimits AMPLE = new RateLimits(100_000, 100_000, 100_000, 100_000);
    private static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();

    @Test
    void await_whenThereAreManyTasks_takesNoMoreThreadsThanForAFew() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                VideoEditClient client = client(fake)) {
            List<CompletableFuture<TaskSnapshot>> few = await(client, FEW);
            assertThat(fake.awaitRequests(RequestKind.QUERY, 3 * FEW, Rig.SOON)).isTrue();
            int threadsForFew = threads();

            List<CompletableFuture<TaskSnapshot>> many = await(client, MANY);
            int asked = fake.count(RequestKind.QUERY) + MANY;
            assertThat(fake.awaitRequests(RequestKind.QUERY, asked, Rig.SOON)).isTrue();

            assertThat(threads()).isLessThanOrEqualTo(threadsForFew);
            assertThat(fake.openConnections()).isLessThanOrEqualTo(16);
            fake.clock().advance(Duration.ofHours(1));
            assertThat(few).allSatisfy(ManyTasksTest::succeeds);
            assertThat(many).allSatisfy(ManyTasksTest::succeeds);
        }
    }

    private static List<CompletableFuture<TaskSnapshot>> await(VideoEditClient client, int count) {
        List<CompletableFuture<SubmittedJob>> submits = IntStream.range(0, count)
                .mapToObj(i -> client.async().submit(JOB))
                .toList();
        List<TaskId> tasks = submits.stream()
                .map(CompletableFuture::join)
                .map(SubmittedJob::taskId)
                .toList();
        return tasks.stream().map(task -> client.async().await(task)).toList();
    }

    private static void succeeds(CompletableFuture<TaskSnapshot> future) {
        assertThat(future.join().status()).isEqualTo(TaskStatus.SUCCEEDED);
    }

    /** All threads except the fake's, which takes the place of another machine. */
    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("fake-dashscope"))
                .count();
    }

    private static VideoEditClient client(FakeDashScope fake) {
        return VideoEditClient.builder()
                .transport("jdk")
                .baseUrl(fake.baseUrl())
                .apiKey(fake.apiKey())
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(250)))
                .rateLimits(AMPLE)
                .build();
    }
}
