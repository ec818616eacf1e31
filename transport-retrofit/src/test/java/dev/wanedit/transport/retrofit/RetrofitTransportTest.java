package dev.wanedit.transport.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Retrofit makes of the interface, to the last header. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class RetrofitTransportTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://example.com/clip.mp4"))
            .prompt("make it snow")
            .build();

    private FakeDashScope fake;
    private Transport transport;

    @BeforeEach
    void open(FakeDashScope started) {
        fake = started;
        transport = open(started.baseUrl());
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void serviceLoader_findsItByName() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .extracting(TransportProvider::name)
                .containsExactly("retrofit");
    }

    @Test
    void create_whenAccepted_sendsExactlyTheDocumentedRequest() {
        transport.tasks().create(JOB).ignoreElement().blockingAwait();

        RecordedRequest request = only(RequestKind.CREATE);
        assertThat(headers(request))
                .containsExactlyInAnyOrder(
                        "Host: " + fake.baseUrl().getAuthority(),
                        "Connection: Keep-Alive",
                        "Content-Length: " + request.body().length,
                        "Content-Type: application/json",
                        "Authorization: Bearer " + fake.apiKey(),
                        "X-DashScope-Async: enable",
                        "Accept-Encoding: identity",
                        "User-Agent: wanedit/dev (retrofit)");
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
    void create_whenAMediumIsInTemporaryStorage_asksToResolveIt() {
        EditJob job = EditJob.builder()
                .video(new MediaSource.OssUrl(URI.create("oss://dashscope-instant/a/b.mp4")))
                .build();

        transport.tasks().create(job).onErrorComplete().blockingSubscribe();

        assertThat(only(RequestKind.CREATE).header("X-DashScope-OssResourceResolve"))
                .contains("enable");
    }

    @Test
    void query_whenSent_tellsNothingButTheKey() {
        TaskId task = transport.tasks().create(JOB).blockingGet().taskId();

        transport.tasks().query(task).ignoreElement().blockingAwait();

        assertThat(headers(only(RequestKind.QUERY)))
                .containsExactlyInAnyOrder(
                        "Host: " + fake.baseUrl().getAuthority(),
                        "Connection: Keep-Alive",
                        "Authorization: Bearer " + fake.apiKey(),
                        "Accept-Encoding: identity",
                        "User-Agent: wanedit/dev (retrofit)");
    }

    @Test
    void list_whenOfAPage_sendsItsParametersInOrder() {
        transport.tasks().list(TaskFilter.recent()).ignoreElement().blockingAwait();

        assertThat(only(RequestKind.LIST).query()).isEqualTo("page_no=1&page_size=100");
    }

    @Test
    void cancel_whenPending_postsNothing() {
        TaskId task = transport.tasks().create(JOB).blockingGet().taskId();

        transport.tasks().cancel(task).blockingAwait();

        assertThat(only(RequestKind.CANCEL).header("Content-Length")).contains("0");
        assertThat(only(RequestKind.CANCEL).header("Content-Type")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void baseUrl_withAndWithoutItsLastSlash_meansTheSame(String end) {
        try (Transport other = open(URI.create(fake.baseUrl() + end))) {
            other.tasks().list(TaskFilter.recent()).ignoreElement().blockingAwait();
        }

        assertThat(only(RequestKind.LIST).path()).isEqualTo("/api/v1/tasks/");
    }

    /** Retrofit says nothing of a call that was canceled, and cannot know that it was not by us. */
    @Test
    void query_whenTheApplicationCancelsAllItsCalls_fails() {
        fake.inject(RequestKind.QUERY, Fault.late());
        OkHttpClient client = new OkHttpClient();
        try (Transport over = RetrofitTransportProvider.using(client).open(config(fake.baseUrl()))) {
            TestObserver<TaskSnapshot> observer =
                    over.tasks().query(new TaskId("t-1")).test();
            assertThat(fake.awaitHeld(1, SOON)).isTrue();

            client.dispatcher().cancelAll();

            observer.awaitDone(SOON.toSeconds(), TimeUnit.SECONDS).assertError(TransportException.class);
        } finally {
            client.dispatcher().executorService().shutdown();
        }
    }

    private Transport open(URI baseUrl) {
        return new RetrofitTransportProvider().open(config(baseUrl));
    }

    private TransportConfig config(URI baseUrl) {
        return new TransportConfig(
                baseUrl, fake::apiKey, null, ZoneOffset.ofHours(8), SOON, SOON.multipliedBy(6), new TestScheduler());
    }

    private RecordedRequest only(RequestKind kind) {
        assertThat(fake.requests(kind)).hasSize(1);
        return fake.requests(kind).get(0);
    }

    private static List<String> headers(RecordedRequest request) {
        return request.headers().entries().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .toList();
    }
}
