package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.wanedit.VideoEditClient;
import dev.wanedit.event.EventOutcome;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.apis.consumer.PushConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Takes both programs out of the page about completion events; the endpoint is run, the RocketMQ listener is compiled. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CompletionEventsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "completion-events.md");
    private static final Duration NEVER = Duration.ofHours(5);

    private final FakeDashScope fake = FakeDashScope.builder()
            .testClock()
            .pending(Duration.ZERO)
            .running(Duration.ZERO)
            .start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void endpoint_whenAnEventIsPosted_endsTheWaitOfItsTask() throws Exception {
        try (VideoEditClient client = VideoEditClient.builder()
                        .transport("jdk")
                        .baseUrl(fake.baseUrl())
                        .apiKey(fake.apiKey())
                        .polling(new Polling(NEVER, NEVER))
                        .build();
                URLClassLoader loader = compiled("EventEndpoint")) {
            TaskId task = client.submit(OrderDeskTest.JOB).taskId();
            CompletableFuture<TaskSnapshot> end = client.async().await(task, NEVER, NEVER, snapshot -> {});
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer endpoint = (HttpServer) loader.loadClass("EventEndpoint")
                    .getMethod("start", InetSocketAddress.class, String.class, VideoEditClient.class)
                    .invoke(null, anyPort, "s3cret", client);
            try {
                assertThat(post(endpoint, "no event")).isEqualTo(400);
                assertThat(post(endpoint, event(task))).isEqualTo(204);
                assertThat(post(endpoint, event(task))).isEqualTo(204);
                assertThat(end.get().status()).isEqualTo(TaskStatus.SUCCEEDED);
            } finally {
                endpoint.stop(0);
            }
        }
        assertThat(fake.count(RequestKind.QUERY)).isOne();
    }

    @Test
    void rocketMqListener_always_compiles() throws Exception {
        try (URLClassLoader loader = compiled("EventListener")) {
            assertThat(loader.loadClass("EventListener").getDeclaredMethods())
                    .anyMatch(method -> method.getReturnType() == PushConsumer.class);
        }
    }

    @Test
    void outcomes_whenThePageIsRead_areAllThere() throws Exception {
        assertThat(Files.readString(PAGE))
                .contains(Arrays.stream(EventOutcome.values())
                        .map(outcome -> "| `" + outcome + "` |")
                        .toArray(String[]::new));
    }

    private URLClassLoader compiled(String type) throws Exception {
        ReadmeExample.compile(PAGE, type, folder, System.getProperty("java.class.path"));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private static int post(HttpServer endpoint, String body) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/events/s3cret");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(url)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static String event(TaskId task) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"acs.dashscope\","
                + "\"type\":\"dashscope:System:AsyncTaskFinish\",\"data\":{\"task_id\":\"" + task.value() + "\"}}";
    }
}
