package dev.wanedit.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import io.reactivex.rxjava3.observers.TestObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A result from a host that fails in each possible way, to a file that may not be writable, with every HTTP stack. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class DownloadOverEachTransportTest {

    private static final byte[] VIDEO = Scene.video(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenItStalls_goesOnAfterTheTimeout(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.builder(fake.baseUrl(), fake.apiKey(), transport)
                .callTimeout(Duration.ofSeconds(100))
                .build()) {
            TaskId task = Scene.task(fake, client, VIDEO);
            fake.inject(RequestKind.RESULT, Fault.stallInBody(1000));

            assertWhole(client.download(task, target()));

            assertThat(Scene.ranges(fake)).containsExactly("all", "bytes=1000-");
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenResetInTheMiddle_endsWhole(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            fake.inject(RequestKind.RESULT, Fault.resetInBody(300_000));

            assertWhole(client.download(task, target()));
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenDisposedInTheMiddle_isGoneOnWithByAnotherClient(String transport, FakeDashScope fake) {
        TaskId task;
        try (VideoEditClient client = Scene.client(fake, transport)) {
            task = Scene.task(fake, client, VIDEO);
            stopMidway(fake, client, task);
        }
        long kept = part(task).toFile().length();
        List<Long> done = new ArrayList<>();

        try (VideoEditClient client = Scene.client(fake, transport)) {
            EditedVideo video = client.rx()
                    .download(task, Target.of(target()), (bytes, total) -> done.add(bytes))
                    .blockingGet();
            assertWhole(video);
        }

        assertThat(done).startsWith(kept).endsWith((long) Scene.LENGTH);
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheResultChangedMeanwhile_isTheNewOneAlone(String transport, FakeDashScope fake) {
        byte[] changed = Scene.video(2);
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            stopMidway(fake, client, task);
            fake.replaceResult(task.value(), changed);

            assertThat(client.download(task, target()).file()).hasBinaryContent(changed);

            assertThat(Scene.ranges(fake)).last().asString().startsWith("bytes=");
            assertThat(fake.requests(RequestKind.RESULT))
                    .last()
                    .satisfies(request -> assertThat(request.header("If-Range")).isPresent());
        }
        assertAlone();
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheRangeIsRefused_beginsAnew(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            stopMidway(fake, client, task);
            fake.inject(RequestKind.RESULT, Fault.empty(416));

            assertWhole(client.download(task, target()));

            assertThat(Scene.ranges(fake)).last().isEqualTo("all");
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheHostTellsNoLength_isWholeAllTheSame(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            fake.inject(RequestKind.RESULT, raw("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nConnection: close\r\n\r\n", VIDEO));

            assertWhole(client.download(task, target()));
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheHostKnowsNoEntityTag_beginsAnewAfterACut(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            String head = "HTTP/1.1 200 OK\r\nContent-Length: " + Scene.LENGTH + "\r\nConnection: close\r\n\r\n";
            fake.inject(RequestKind.RESULT, raw(head, Scene.head(VIDEO, 1000)));

            assertWhole(client.download(task, target()));

            assertThat(Scene.ranges(fake)).containsExactly("all", "all");
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheLengthIsALie_isNeverTakenForWhole(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            String head = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-999/1000\r\nContent-Length: ";
            fake.inject(RequestKind.RESULT, raw("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n", VIDEO));
            fake.inject(RequestKind.RESULT, raw(head + "900\r\n\r\n", Scene.head(VIDEO, 900)));

            assertWhole(client.download(task, target()));
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenAPageComesInPlaceOfTheVideo_leavesNothing(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            fake.inject(RequestKind.RESULT, Fault.html(200)).forever();

            assertThatThrownBy(() -> client.download(task, target()))
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining("not an MP4");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheResultIsGone_removesWhatIsLeft(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            stopMidway(fake, client, task);
            assertThat(part(task)).exists();
            fake.clock().advance(Duration.ofHours(25));

            assertThatThrownBy(() -> client.download(task, target())).isInstanceOf(TaskExpiredException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheTargetCannotBe_asksNobodyForBytes(String transport, FakeDashScope fake) throws IOException {
        Path taken = Files.writeString(folder.resolve("taken.mp4"), "precious");
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);

            assertThatThrownBy(() -> client.download(task, taken))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("exists already");
            assertThatThrownBy(() -> client.download(task, taken.resolve("out.mp4")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("cannot be made");
        }
        assertThat(fake.count(RequestKind.RESULT)).isZero();
        assertThat(taken).hasContent("precious");
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTwentyStall_holdsUpNoPollAndNoCreate(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            fake.inject(RequestKind.RESULT, Fault.stallInBody(1000)).forever();
            List<TestObserver<EditedVideo>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Path target = folder.resolve(i + ".mp4");
                all.add(client.rx().download(task, Target.of(target)).test());
            }
            assertThat(fake.awaitHeld(4, Scene.SOON)).isTrue();

            assertThat(client.status(task).status()).isEqualTo(TaskStatus.SUCCEEDED);
            assertThat(client.submit(Scene.job()).taskId()).isNotNull();

            assertThat(fake.count(RequestKind.RESULT)).isEqualTo(4);
            assertThat(all).allSatisfy(TestObserver::assertEmpty);
        }
    }

    /** Stops when the stall has come, at the thousandth byte or before it. */
    private void stopMidway(FakeDashScope fake, VideoEditClient client, TaskId task) {
        CompletableFuture<Long> moved = new CompletableFuture<>();
        fake.inject(RequestKind.RESULT, Fault.stallInBody(1000));
        var download = client.rx()
                .download(task, Target.of(target()), (done, total) -> {
                    if (done > 0) {
                        moved.complete(done);
                    }
                })
                .test();
        moved.join();
        download.dispose();
    }

    private void assertWhole(EditedVideo video) {
        assertThat(video.file()).hasBinaryContent(VIDEO);
        assertAlone();
    }

    private void assertAlone() {
        assertThat(folder.toFile().list()).containsExactly("out.mp4");
    }

    private Path target() {
        return folder.resolve("out.mp4");
    }

    private Path part(TaskId task) {
        return folder.resolve("out.mp4." + task + ".part");
    }

    private static Fault raw(String head, byte[] body) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(body);
        return Fault.raw(answer.toByteArray());
    }
}
