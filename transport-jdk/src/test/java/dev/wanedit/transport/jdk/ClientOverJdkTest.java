package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.Resolution;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FastTimer;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of money, from an application's call to the service's socket and back. */
class ClientOverJdkTest {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and the rest".getBytes(StandardCharsets.ISO_8859_1);

    private final FakeDashScope fake = FakeDashScope.builder().testClock().start();
    private final VideoEditClient client = client(fake).build();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void edit_whenClipAndPictureAreLocal_bringsTheEditedVideoHome() throws IOException {
        fake.nextTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));
        EditJob job = EditJob.builder()
                .video(Files.write(folder.resolve("a clip.mp4"), FakeDashScope.clip()))
                .reference(InlineImage.of(PNG))
                .resolution(Resolution.P720)
                .build();

        EditedVideo video = client.edit(job, folder.resolve("out/edited.mp4"));

        assertThat(video.file()).hasBinaryContent(FakeDashScope.clip());
        assertThat(video.task().result().usage().resolution()).isEqualTo(720);
        assertThat(fake.tasks()).singleElement().satisfies(task -> {
            assertThat(task.media().get(0).url()).startsWith("oss://");
            assertThat(task.media().get(1).url()).startsWith("data:image/png;base64,");
        });
        assertThat(fake.keyLeaks()).isEmpty();
    }

    static Stream<Fault> lostAnswers() {
        return Stream.of(
                Fault.resetAfterRead().processed(),
                Fault.closeWithoutAnswer().processed(),
                Fault.cutInHeaders().processed(),
                Fault.cutInBody(5).processed(),
                Fault.garbage().processed(),
                Fault.html(502).processed(),
                Fault.html(200).processed(),
                Fault.empty(200).processed(),
                Fault.literalNull().processed(),
                Fault.wrongTypes().processed(),
                Fault.empty(408).processed(),
                Fault.error(503, "ServiceUnavailable", "busy")
                        .header("Retry-After", "0")
                        .processed());
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void submit_whenAnswerIsLost_postsOnceAndSaysThatItIsUncertain(Fault lost) {
        fake.inject(RequestKind.CREATE, lost).forever();

        assertThatThrownBy(() -> client.submit(job())).isInstanceOf(SubmitUncertainException.class);

        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void submit_whenThrottledFirst_createsOneTaskInTheEnd() {
        fake.inject(RequestKind.CREATE, Fault.error(429, "Throttling.RateQuota", "slow down"));

        TaskId task = client.submit(job()).taskId();

        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
        assertThat(fake.tasks())
                .singleElement()
                .satisfies(created -> assertThat(created.id()).isEqualTo(task.value()));
    }

    @Test
    void submit_whenKeyIsWrong_saysSoAndStops() {
        try (VideoEditClient other = client(fake).apiKey("sk-of-another-region").build()) {
            assertThatThrownBy(() -> other.submit(job()))
                    .isInstanceOf(AuthenticationException.class)
                    .satisfies(error ->
                            assertThat(((WanEditException) error).code()).contains("InvalidApiKey"))
                    .satisfies(error -> assertThat(error).asString().doesNotContain("sk-of"));
        }
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
    }

    @Test
    void submit_whenFileCannotBeRead_sendsNothing() {
        EditJob job = EditJob.builder().video(folder.resolve("missing.mp4")).build();

        assertThatThrownBy(() -> client.submit(job))
                .isInstanceOf(InvalidJobException.class)
                .hasMessageContaining("missing.mp4");

        assertThat(fake.requests()).isEmpty();
    }

    static Stream<Fault> badPolls() {
        return Stream.of(
                Fault.resetBeforeRead(),
                Fault.resetAfterRead(),
                Fault.cutInHeaders(),
                Fault.cutInBody(5),
                Fault.cutInChunks(5),
                Fault.garbage(),
                Fault.html(200),
                Fault.html(502),
                Fault.empty(200),
                Fault.literalNull(),
                Fault.wrongTypes(),
                Fault.empty(408),
                Fault.error(429, "Throttling", "slow down"),
                Fault.error(500, "InternalError", "oops"),
                Fault.error(503, "ServiceUnavailable", "busy").header("Retry-After", "0"),
                Fault.empty(504));
    }

    @ParameterizedTest
    @MethodSource("badPolls")
    void await_whenOnePollIsBad_goesOnToTheEnd(Fault bad) {
        fake.nextTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        TaskId task = client.submit(job()).taskId();
        fake.inject(RequestKind.QUERY, bad);

        assertThat(client.await(task).status()).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void await_whenServiceFindsTheJobBadLater_tellsItsCode() {
        TaskId task = client.submit(EditJob.builder()
                        .video(URI.create("http://nowhere.invalid/clip.mp4?Signature=secret"))
                        .build())
                .taskId();

        assertThatThrownBy(() -> client.await(task))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("InvalidParameter")
                .hasMessageContaining("Failed to download")
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("secret"));
    }

    static Stream<Fault> brokenDownloads() {
        return Stream.of(
                Fault.resetBeforeRead(),
                Fault.resetInBody(1000),
                Fault.cutInBody(1000),
                Fault.html(200),
                Fault.empty(403),
                Fault.empty(500));
    }

    @ParameterizedTest
    @MethodSource("brokenDownloads")
    void download_whenItBreaks_bringsTheWholeVideoAllTheSame(Fault broken) {
        TaskId task = succeededTask();
        fake.inject(RequestKind.RESULT, broken);

        EditedVideo video = client.download(task, folder);

        assertThat(video.file()).hasBinaryContent(FakeDashScope.clip()).hasFileName(task + ".mp4");
        assertThat(fake.keyLeaks()).isEmpty();
    }

    @Test
    void download_whenCutInTheMiddle_fetchesOnlyTheRest() {
        TaskId task = succeededTask();
        fake.inject(RequestKind.RESULT, Fault.cutInBody(1000));

        client.download(task, folder);

        assertThat(fake.requests(RequestKind.RESULT))
                .extracting(request -> request.header("Range").orElse("all"))
                .containsExactly("all", "bytes=1000-");
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "SUCCEEDED", "FAILED", "CANCELED", "UNKNOWN"})
    void cancel_whenTaskIsNoLongerQueued_tellsTheTruth(TaskStatus status) {
        fake.nextTask(TaskScript.statuses(status.name()));
        TaskId task = client.submit(job()).taskId();
        client.status(task);

        CancelOutcome expected = switch (status) {
            case RUNNING -> CancelOutcome.TOO_LATE;
            case UNKNOWN -> CancelOutcome.NOT_FOUND;
            default -> CancelOutcome.ALREADY_ENDED;
        };
        assertThat(client.cancel(task)).isEqualTo(expected);
    }

    @Test
    void cancel_whenTaskIsQueued_cancelsIt() {
        TaskId task = client.submit(job()).taskId();

        assertThat(client.cancel(task)).isEqualTo(CancelOutcome.CANCELED);
        assertThat(client.status(task).status()).isEqualTo(TaskStatus.CANCELED);
        assertThat(client.list(TaskFilter.recent()).tasks())
                .singleElement()
                .satisfies(row -> assertThat(row.taskId()).isEqualTo(task));
    }

    @Test
    void await_whenInterrupted_closesTheConnectionAndLeavesTheTask() throws InterruptedException {
        TaskId task = client.submit(job()).taskId();
        fake.inject(RequestKind.QUERY, Fault.stallBeforeHeaders());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                client.await(task);
            } catch (WaitInterruptedException e) {
                thrown.set(e);
            }
        });
        waiting.start();
        assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();
        waiting.interrupt();
        waiting.join();

        assertThat(thrown.get()).hasMessageContaining(task.value());
        assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
        assertThat(fake.count(RequestKind.CANCEL)).isZero();
    }

    private TaskId succeededTask() {
        fake.nextTask(TaskScript.statuses("SUCCEEDED"));
        return client.submit(job()).taskId();
    }

    private static EditJob job() {
        return EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("make it snow")
                .build();
    }

    private static VideoEditClientBuilder client(FakeDashScope fake) {
        return VideoEditClient.builder()
                .transport("jdk")
                .baseUrl(fake.baseUrl())
                .apiKey(fake.apiKey())
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(1)))
                .timer(new FastTimer(1000))
                .callTimeout(Duration.ofHours(5))
                .awaitDeadline(Duration.ofHours(5));
    }
}
