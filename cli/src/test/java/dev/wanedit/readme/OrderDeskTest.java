package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.job.EditJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Takes the program that starts jobs out of the page about keeping jobs, compiles it, and lets it take an order. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OrderDeskTest {

    private static final Path PAGE = Path.of("..", "docs", "keeping-jobs.md");
    private static final String STARTED_JOBS = "OrderDesk";
    private static final JobKey KEY = new JobKey("order-17");
    static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://example.com/clip.mp4"))
            .prompt("Make it snow")
            .build();

    private final FakeDashScope fake = FakeDashScope.builder()
            .testClock()
            .pending(Duration.ZERO)
            .running(Duration.ZERO)
            .start();

    private final CountDownLatch downloaded = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void orderDesk_whenItTakesAnOrder_downloadsTheFileLater() throws Exception {
        ReadmeExample.compile(PAGE, STARTED_JOBS, folder, System.getProperty("java.class.path"));
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader());
                VideoEditClient client = VideoEditClient.builder()
                        .transport("jdk")
                        .baseUrl(fake.baseUrl())
                        .apiKey(fake.apiKey())
                        .polling(new Polling(Duration.ZERO, Duration.ofMillis(1)))
                        .jobListener(new JobListener() {
                            @Override
                            public void onStep(JobStep step) {
                                if (step.kind() == JobStep.Kind.DOWNLOADED) {
                                    downloaded.countDown();
                                }
                            }
                        })
                        .build()) {
            Class<?> type = loader.loadClass(STARTED_JOBS);
            Object desk = type.getConstructor(VideoEditClient.class, Path.class).newInstance(client, folder);
            type.getMethod("open").invoke(desk);

            type.getMethod("accept", String.class, EditJob.class).invoke(desk, KEY.value(), JOB);

            downloaded.await();
            assertThat(why(type, new CompletionException(new ConfigurationException("It is wrong.", ""))))
                    .isEqualTo("It is wrong.");
            assertThat(why(type, closed(new TaskId("task-1")))).contains("the next start resumes it");
            assertThat(why(type, new CompletionException(closed(null)))).isEqualTo("The client was closed.");
            assertThat(folder.resolve("order-17.mp4")).hasBinaryContent(FakeDashScope.clip());
            assertThat(client.find(KEY)).map(JobRecord::phase).contains(JobPhase.ARCHIVED);
            assertThat(fake.tasks()).hasSize(1);
        }
    }

    private static String why(Class<?> desk, Throwable fault) throws ReflectiveOperationException {
        Method why = desk.getDeclaredMethod("why", Throwable.class);
        why.setAccessible(true);
        return (String) why.invoke(null, fault);
    }

    private static TransportException closed(TaskId taskId) {
        return new TransportException(
                TransportException.Kind.CLOSED,
                TransportException.Delivery.NOT_SENT,
                "The client was closed.",
                "",
                ErrorContext.NONE.withTask(taskId),
                null);
    }
}
