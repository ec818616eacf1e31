package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class TaskExchangesTest {

    private Rig rig;

    @BeforeEach
    void open(FakeDashScope fake) {
        rig = new Rig(fake);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void create_whenAccepted_sendsExactlyTheDocumentedHeaders(FakeDashScope fake) {
        TaskSnapshot created = rig.transport.tasks().create(Rig.JOB).blockingGet();

        assertThat(created.status()).isEqualTo(TaskStatus.PENDING);
        RecordedRequest request = only(fake, RequestKind.CREATE);
        assertThat(headers(request))
                .containsExactlyInAnyOrder(
                        "Host: " + rig.fake.baseUrl().getAuthority(),
                        "Content-Length: " + request.body().length,
                        "Content-Type: application/json",
                        "Authorization: Bearer " + fake.apiKey(),
                        "X-DashScope-Async: enable",
                        "User-Agent: wanedit/dev (jdk)");
        assertThat(request.json())
                .isEqualTo(Map.of(
                        "model",
                        "wan2.7-videoedit",
                        "input",
                        Map.of(
                                "prompt",
                                "make it snow",
                                "media",
                                List.of(Map.of("type", "video", "url", "https://example.com/clip.mp4")))));
    }

    @Test
    void create_whenAMediumIsInTemporaryStorage_asksToResolveIt(FakeDashScope fake) {
        EditJob job = EditJob.builder()
                .video(new MediaSource.OssUrl(URI.create("oss://dashscope-instant/a/b.mp4")))
                .build();

        Rig.ended(rig.transport.tasks().create(job).test());

        assertThat(only(fake, RequestKind.CREATE).header("X-DashScope-OssResourceResolve"))
                .contains("enable");
    }

    @Test
    void query_whenTheTaskRuns_sendsKeyAndUserAgentOnly(FakeDashScope fake, TestClock clock) {
        TaskId task = rig.createdTask();
        clock.advance(Duration.ofSeconds(20));

        TaskSnapshot snapshot = rig.transport.tasks().query(task).blockingGet();

        assertThat(snapshot.status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(headers(only(fake, RequestKind.QUERY)))
                .filteredOn(field -> !field.equals("Content-Length: 0")) // which JDK 17 adds, and later ones do not
                .containsExactlyInAnyOrder(
                        "Host: " + rig.fake.baseUrl().getAuthority(),
                        "Authorization: Bearer " + fake.apiKey(),
                        "User-Agent: wanedit/dev (jdk)");
    }

    @Test
    void list_whenATaskExists_namesIt(FakeDashScope fake) {
        TaskId task = rig.createdTask();

        assertThat(rig.transport.tasks().list(TaskFilter.recent()).blockingGet().tasks())
                .singleElement()
                .satisfies(row -> assertThat(row.taskId()).isEqualTo(task));
        assertThat(only(fake, RequestKind.LIST).query()).isEqualTo("page_no=1&page_size=100");
    }

    @Test
    void cancel_whenPending_postsNothingAndCompletes(FakeDashScope fake) {
        TaskId task = rig.createdTask();

        Rig.ended(rig.transport.tasks().cancel(task).test()).assertComplete();

        RecordedRequest request = only(fake, RequestKind.CANCEL);
        assertThat(request.header("Content-Length")).contains("0");
        assertThat(request.header("Content-Type")).isEmpty();
    }

    @Test
    void cancel_whenRunning_isRejected(TestClock clock) {
        TaskId task = rig.createdTask();
        clock.advance(Duration.ofSeconds(20));

        Rig.ended(rig.transport.tasks().cancel(task).test())
                .assertError(error -> error instanceof RequestRejectedException rejected
                        && rejected.code()
                                .filter("UnsupportedOperation"::equals)
                                .isPresent());
    }

    @Test
    void everyCall_whenAWorkspaceIsSet_namesIt(FakeDashScope fake) {
        TransportConfig plain = Rig.config(fake.baseUrl(), fake::apiKey, rig.timer);
        TransportConfig config = new TransportConfig(
                plain.baseUrl(),
                plain.apiKey(),
                "ws-7",
                plain.zone(),
                plain.connectTimeout(),
                plain.callTimeout(),
                plain.timer());
        try (Transport transport = new JdkTransportProvider().open(config)) {
            TaskId task = transport.tasks().create(Rig.JOB).blockingGet().taskId();
            Rig.ended(transport.tasks().query(task).test()).assertComplete();
            Rig.ended(transport.tasks().list(TaskFilter.recent()).test()).assertComplete();
            transport.tasks().cancel(task).blockingAwait();
        }
        assertThat(fake.requests())
                .hasSize(4)
                .allSatisfy(request ->
                        assertThat(request.header("X-DashScope-WorkSpace")).contains("ws-7"));
    }

    private static RecordedRequest only(FakeDashScope fake, RequestKind kind) {
        assertThat(fake.requests(kind)).hasSize(1);
        return fake.requests(kind).get(0);
    }

    private static List<String> headers(RecordedRequest request) {
        return request.headers().entries().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .toList();
    }
}
