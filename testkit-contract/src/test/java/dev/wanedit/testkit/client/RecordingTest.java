package dev.wanedit.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Recording;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.reference.SocketProvider;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A recording made by hand from the samples of the vendor's page, replayed to a client. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class RecordingTest {

    private static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();

    @TempDir
    private Path folder;

    @Test
    void replay_whenAClientEdits_givesItTheRecordedAnswers(FakeDashScope fake) throws Exception {
        assertThat(samples().replay(fake)).isEqualTo(2);

        try (VideoEditClient client = client(fake)) {
            EditedVideo video = client.edit(JOB, folder);

            TaskSnapshot task = video.task();
            assertThat(task.submitTime()).isEqualTo(Instant.parse("2026-04-02T16:08:03.576Z"));
            assertThat(task.endTime()).isEqualTo(Instant.parse("2026-04-02T16:11:57.286Z"));
            assertThat(Objects.requireNonNull(task.result()).usage())
                    .satisfies(usage -> assertThat(usage.billed()).isEqualTo(Duration.ofMillis(10_040)));
            assertThat(video.file()).hasBinaryContent(FakeDashScope.clip());
            TaskSnapshot failed = client.status(client.submit(JOB).taskId());
            assertThat(failed.failure())
                    .hasToString("TaskFailure[code=InvalidParameter, message=The size is not match xxxxxx]");
        }
    }

    @Test
    void read_whenARecordingIsGiven_knowsItsExchanges() throws Exception {
        Recording samples = samples();

        assertThat(samples.count(RequestKind.QUERY)).isEqualTo(5);
        assertThat(samples.count(RequestKind.ANY)).isEqualTo(9);
        assertThat(samples.bodies(RequestKind.CANCEL))
                .singleElement()
                .asString()
                .contains("UnsupportedOperation");
    }

    @Test
    void read_whenALineIsNoExchange_namesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.jsonl"), "\n{\"kind\":\"QUERY\"}\n");

        assertThatIOException().isThrownBy(() -> Recording.read(file)).withMessageContaining("Line 2");
    }

    @Test
    void replay_whenATaskWasNeverQueried_keepsItsTurn(FakeDashScope fake) throws Exception {
        Path file = Files.writeString(folder.resolve("unasked.jsonl"), """
                {"kind":"CREATE","task":"task-1","status":200,"body":{"output":{"task_id":"task-1","task_status":"PENDING"}}}
                {"kind":"CREATE","task":"task-2","status":200,"body":{"output":{"task_id":"task-2","task_status":"PENDING"}}}
                {"kind":"QUERY","task":"task-2","status":200,"body":{"output":{"task_id":"task-2","task_status":"CANCELED"}}}
                """);

        assertThat(Recording.read(file).replay(fake)).isEqualTo(2);

        try (VideoEditClient client = client(fake)) {
            assertThat(client.status(client.submit(JOB).taskId()).statusText()).isEqualTo("PENDING");
            assertThat(client.status(client.submit(JOB).taskId()).statusText()).isEqualTo("CANCELED");
        }
    }

    private static Recording samples() throws Exception {
        return Recording.read(
                Path.of(Objects.requireNonNull(RecordingTest.class.getResource("/recordings/vendor-samples.jsonl"))
                        .toURI()));
    }

    private static VideoEditClient client(FakeDashScope fake) {
        return VideoEditClient.builder()
                .transport(new SocketProvider())
                .apiKey(fake.apiKey())
                .baseUrl(fake.baseUrl())
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(1)))
                .build();
    }
}
