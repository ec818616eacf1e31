package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import io.reactivex.rxjava3.observers.TestObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class JdkMediaUploaderTest {

    private static final Pattern FIELD = Pattern.compile("Content-Disposition: form-data; name=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private FakeDashScope fake;
    private Rig rig;
    private byte[] content;
    private Path file;

    @BeforeEach
    void write(FakeDashScope started) throws IOException {
        fake = started;
        rig = new Rig(started);
        content = new byte[1_000_000];
        new Random(11).nextBytes(content);
        file = Files.write(folder.resolve("My Holiday.MP4"), content);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void upload_whenGood_canBeEditedAndComesBackByteForByte() {
        MediaSource source = Rig.ended(upload(TransferListener.NONE)).values().get(0);
        EditJob job = EditJob.builder().video(source).build();
        TaskId task = rig.transport.tasks().create(job).blockingGet().taskId();
        fake.clock().advance(Duration.ofMinutes(5));
        TaskSnapshot done = rig.transport.tasks().query(task).blockingGet();
        MemorySink sink = new MemorySink();

        ResultRequest request =
                new ResultRequest(task, Objects.requireNonNull(done.result()).videoUrl(), 0, null);
        rig.transport.downloads().download(request, sink).blockingAwait();

        assertThat(sink.bytes()).isEqualTo(content);
    }

    @Test
    void upload_whenGood_sendsTheFormWithoutTheKeyAndTheFileLast() {
        List<Long> progress = new CopyOnWriteArrayList<>();

        MediaSource source = Rig.ended(upload((done, total) -> {
                    assertThat(total).isEqualTo(content.length);
                    progress.add(done);
                }))
                .values()
                .get(0);

        RecordedRequest request = fake.requests(RequestKind.UPLOAD).get(0);
        String text = new String(request.body(), StandardCharsets.ISO_8859_1);
        assertThat(FIELD.matcher(text).results().map(match -> match.group(1)))
                .containsExactly(
                        "OSSAccessKeyId",
                        "Signature",
                        "policy",
                        "x-oss-object-acl",
                        "x-oss-forbid-overwrite",
                        "key",
                        "success_action_status",
                        "file");
        assertThat(request.headers().contains("Authorization")).isFalse();
        assertThat(request.header("Content-Length")).hasValue(String.valueOf(request.body().length));
        assertThat(source.toString()).matches("oss://dashscope-instant/.+/[0-9a-f-]{36}\\.mp4");
        assertThat(progress).isSorted().startsWith(0L).endsWith((long) content.length);
    }

    @Test
    void upload_whenTheFileIsMissing_sendsNothing() throws IOException {
        Files.delete(file);

        failure(upload(TransferListener.NONE), StorageException.class);

        assertThat(fake.connectionsAccepted()).isZero();
    }

    @Test
    void upload_whenTheFileGrowsMeanwhile_isNotCompleted() {
        StorageException error = failure(
                upload((done, total) -> {
                    if (done > 0) {
                        append();
                    }
                }),
                StorageException.class);

        assertThat(error).hasMessageContaining("changed");
        assertThat(fake.awaitRequests(RequestKind.UPLOAD, 1, Rig.SOON)).isTrue();
        assertThat(fake.requests(RequestKind.UPLOAD)).noneMatch(RecordedRequest::complete);
    }

    @Test
    void upload_whenTheListenerThrows_goesOn() {
        Rig.ended(upload((done, total) -> {
                    throw new IllegalStateException("bad listener");
                }))
                .assertComplete();
    }

    @Test
    void upload_whenThePolicyExpired_tellsTheStoragesCode() {
        fake.inject(
                RequestKind.UPLOAD,
                Fault.answer(403)
                        .body("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code>"
                                + "<Message>Invalid according to Policy: Policy expired.</Message>"
                                + "<StringToSign>c2VjcmV0</StringToSign></Error>"));

        UploadRefusedException error = failure(upload(TransferListener.NONE), UploadRefusedException.class);

        assertThat(error.code()).contains("AccessDenied");
        assertThat(error).hasMessageContaining("Policy expired").hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void upload_whenTheStorageFails_isPostedOnce() {
        for (Fault fault : List.of(Fault.resetBeforeRead(), Fault.resetAfterRead(), Fault.closeWithoutAnswer())) {
            int before = fake.count(RequestKind.UPLOAD);
            fake.inject(RequestKind.UPLOAD, fault);
            assertThat(failure(upload(TransferListener.NONE), TransportException.class)
                            .delivery())
                    .isEqualTo(TransportException.Delivery.MAYBE_SENT);
            assertThat(fake.count(RequestKind.UPLOAD)).isEqualTo(before + 1);
        }
        fake.inject(RequestKind.UPLOAD, Fault.empty(503).retryAfter("0"));
        failure(upload(TransferListener.NONE), ServiceUnavailableException.class);
    }

    @Test
    void upload_whenThePolicyIsUnusable_failsWithoutItsSecrets() {
        fake.inject(
                RequestKind.UPLOAD_POLICY,
                Fault.answer(200)
                        .body("{\"data\":{\"policy\":\"p\",\"signature\":\"c2VjcmV0\",\"upload_dir\":\"d\","
                                + "\"upload_host\":\"file:///etc\",\"oss_access_key_id\":\"id\","
                                + "\"x_oss_object_acl\":\"private\",\"x_oss_forbid_overwrite\":\"true\"}}"));

        assertThat(failure(upload(TransferListener.NONE), MalformedResponseException.class))
                .hasMessageContaining("upload_host")
                .hasMessageNotContaining("c2VjcmV0");
        assertThat(fake.count(RequestKind.UPLOAD)).isZero();
    }

    @Test
    void upload_whenTheStorageStalls_timesOut() {
        fake.inject(RequestKind.UPLOAD, Fault.stallBeforeHeaders());
        TestObserver<MediaSource> observer = upload(TransferListener.NONE);
        assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();

        rig.passTime(Rig.CALL_TIMEOUT);

        assertThat(failure(observer, TransportException.class).kind())
                .isEqualTo(TransportException.Kind.TRANSFER_IDLE_TIMEOUT);
    }

    @Test
    void upload_whenDisposed_closesTheSocket() {
        fake.inject(RequestKind.UPLOAD, Fault.stallBeforeHeaders());
        TestObserver<MediaSource> observer = upload(TransferListener.NONE);
        assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();

        observer.dispose();

        fake.refuseConnections(); // ends the idle connection to the API, and no busy one
        assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
        observer.assertEmpty();
    }

    private TestObserver<MediaSource> upload(TransferListener listener) {
        return rig.transport
                .uploads()
                .upload(new MediaSource.LocalFile(file), EditJob.MODEL, listener)
                .test();
    }

    private void append() {
        try {
            Files.write(file, new byte[1], StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <E extends WanEditException> E failure(TestObserver<?> observer, Class<E> expected) {
        Throwable[] found = new Throwable[1];
        Rig.ended(observer).assertError(error -> {
            found[0] = error;
            return true;
        });
        assertThat(found[0]).isInstanceOf(expected);
        return expected.cast(found[0]);
    }
}
