package dev.wanedit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service receives the same request as without the SDK, except OkHttp's headers about the connection. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class WireFormTest {

    private FakeDashScope fake;
    private Rig rig;

    @BeforeEach
    void open(FakeDashScope started) {
        fake = started;
        rig = new Rig(started);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void create_whenSent_hasNoHeaderOfTheSdks() {
        Rig.ended(rig.transport.tasks().create(Rig.JOB).test()).assertComplete();

        assertThat(names(RequestKind.CREATE))
                .containsExactlyInAnyOrder(
                        "authorization", "content-length", "content-type", "host", "user-agent", "x-dashscope-async");
        assertThat(only(RequestKind.CREATE).header("Content-Type")).contains("application/json");
        assertThat(only(RequestKind.CREATE).header("User-Agent").orElseThrow())
                .startsWith("wanedit/")
                .endsWith(" (sdk)");
    }

    @Test
    void create_whenAMediumIsInTemporaryStorage_asksToResolveIt() {
        EditJob job = EditJob.builder()
                .video(new MediaSource.OssUrl(URI.create("oss://dashscope-instant/x/clip.mp4")))
                .build();

        Rig.ended(rig.transport.tasks().create(job).test()).assertComplete();

        assertThat(only(RequestKind.CREATE).header("X-DashScope-OssResourceResolve"))
                .contains("enable");
    }

    @Test
    void create_whenThePromptsAreSetAndEmpty_sendsThemEmpty() {
        EditJob job =
                EditJob.builder().video(Rig.CLIP).prompt("").negativePrompt("").build();

        Rig.ended(rig.transport.tasks().create(job).test()).assertComplete();

        assertThat(only(RequestKind.CREATE).json())
                .isEqualTo(Map.of(
                        "model",
                        EditJob.MODEL,
                        "input",
                        Map.of(
                                "prompt",
                                "",
                                "negative_prompt",
                                "",
                                "media",
                                List.of(Map.of("type", "video", "url", Rig.CLIP.toString())))));
    }

    @Test
    void create_whenTextsNeedNoEscape_sendsThemAsTheyAre() {
        EditJob job =
                EditJob.builder().video(Rig.CLIP).prompt("<雪> & 'ice' = 😀").build();

        Rig.ended(rig.transport.tasks().create(job).test()).assertComplete();

        assertThat(only(RequestKind.CREATE).bodyText()).contains("\"prompt\":\"<雪> & 'ice' = 😀\"");
    }

    @Test
    void reads_whenSent_haveNoHeaderOfTheSdks() {
        Rig.ended(rig.transport.tasks().query(Rig.TASK).test()).assertComplete();
        Rig.ended(rig.transport.tasks().list(TaskFilter.recent()).test()).assertComplete();

        for (RequestKind kind : List.of(RequestKind.QUERY, RequestKind.LIST)) {
            assertThat(names(kind)).containsExactlyInAnyOrder("authorization", "host", "user-agent");
        }
        assertThat(only(RequestKind.LIST).path()).endsWith("/tasks/");
        assertThat(only(RequestKind.LIST).query()).isEqualTo("page_no=1&page_size=100");
    }

    @Test
    void cancel_whenSent_hasNoBodyAndSaysSo() {
        Rig.ended(rig.transport.tasks().cancel(Rig.TASK).test());

        assertThat(names(RequestKind.CANCEL))
                .containsExactlyInAnyOrder("authorization", "content-length", "host", "user-agent");
        assertThat(only(RequestKind.CANCEL).header("Content-Length")).contains("0");
    }

    /** The SDK would decrypt such an answer, with a key that it does not have. */
    @Test
    void query_whenTheAnswerSaysThatItIsEncrypted_isReadAsItIs() {
        fake.inject(
                RequestKind.QUERY,
                Fault.answer(200)
                        .header("X-DashScope-OutputEncrypted", "true")
                        .body("{\"output\":{\"task_status\":\"RUNNING\"}}"));

        Rig.ended(rig.transport.tasks().query(Rig.TASK).test())
                .assertValue(snapshot -> snapshot.statusText().equals("RUNNING"));
    }

    private RecordedRequest only(RequestKind kind) {
        assertThat(fake.requests(kind)).hasSize(1);
        return fake.requests(kind).get(0);
    }

    private List<String> names(RequestKind kind) {
        return only(kind).headers().entries().stream()
                .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("connection") && !name.equals("accept-encoding"))
                .toList();
    }
}
