package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
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
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class JdkResultDownloaderTest {

    private static final byte[] VIDEO = new byte[1_000_000];

    static {
        new Random(7).nextBytes(VIDEO);
    }

    private FakeDashScope fake;
    private Rig rig;
    private TaskId task;
    private URI url;

    @BeforeEach
    void succeedOnce(FakeDashScope started) {
        fake = started;
        rig = new Rig(started);
        task = rig.createdTask();
        fake.clock().advance(Duration.ofMinutes(5));
        fake.replaceResult(task.value(), VIDEO);
        TaskSnapshot snapshot = rig.transport.tasks().query(task).blockingGet();
        url = Objects.requireNonNull(snapshot.result()).videoUrl();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void download_whenWhole_streamsOnTransferThreadsWithoutTheKey() {
        MemorySink sink = new MemorySink();

        Rig.ended(download(0, null, sink)).assertComplete();

        assertThat(sink.bytes()).isEqualTo(VIDEO);
        assertThat(sink.heads).singleElement().satisfies(head -> {
            assertThat(head.offset()).isZero();
            assertThat(head.totalLength()).isEqualTo(VIDEO.length);
            assertThat(head.contentType()).isEqualTo("video/mp4");
            assertThat(head.etag()).isNotBlank();
        });
        assertThat(sink.threads).allMatch(name -> name.startsWith("wanedit-jdk-transfer-"));
        RecordedRequest request = fake.requests(RequestKind.RESULT).get(0);
        assertThat(request.headers().contains("Authorization")).isFalse();
        assertThat(request.headers().contains("Range")).isFalse();
    }

    @Test
    void download_whenResumed_getsTheRestOnly() {
        MemorySink first = new MemorySink();
        Rig.ended(download(0, null, first));
        String etag = first.heads.get(0).etag();
        MemorySink rest = new MemorySink();

        Rig.ended(download(600_000, etag, rest)).assertComplete();

        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(VIDEO, 600_000, VIDEO.length));
        assertThat(rest.heads.get(0).offset()).isEqualTo(600_000);
        assertThat(rest.heads.get(0).totalLength()).isEqualTo(VIDEO.length);
        RecordedRequest request = fake.requests(RequestKind.RESULT).get(1);
        assertThat(request.header("Range")).contains("bytes=600000-");
        assertThat(request.header("If-Range")).hasValue(etag);
    }

    @Test
    void download_whenTheResultChangedMeanwhile_startsAnew() {
        MemorySink sink = new MemorySink();

        Rig.ended(download(10, "\"another\"", sink)).assertComplete();

        assertThat(sink.heads.get(0).offset()).isZero();
        assertThat(sink.bytes()).isEqualTo(VIDEO);
    }

    @Test
    void download_whenBeyondTheEnd_tellsTheStatus() {
        ServiceException error = failure(download(VIDEO.length, null, new MemorySink()), ServiceException.class);

        assertThat(error.httpStatus()).contains(416);
        assertThat(error.code()).contains("InvalidRange");
    }

    @Test
    void download_whenTheUrlHasDied_isDeniedWithTheStoragesCode() {
        fake.clock().advance(Duration.ofHours(25));

        PermissionException error = failure(download(0, null, new MemorySink()), PermissionException.class);

        assertThat(error.code()).isNotEmpty();
        assertThat(error).hasMessageContaining(task.value());
        assertThat(String.valueOf(error.getMessage())).doesNotContain(String.valueOf(url.getRawQuery()));
    }

    @Test
    void download_whenTheHostFailsOrRedirects_isNotFollowedAndHandsNothingOn() {
        MemorySink sink = new MemorySink();
        fake.inject(RequestKind.RESULT, Fault.html(503));
        failure(download(0, null, sink), ServiceUnavailableException.class);
        fake.inject(RequestKind.RESULT, Fault.redirect(url));
        failure(download(0, null, sink), RequestRejectedException.class);

        assertThat(sink.heads).isEmpty();
        assertThat(fake.count(RequestKind.RESULT)).isEqualTo(2);
    }

    @Test
    void download_whenAnotherPartComes_isMalformed() {
        MemorySink sink = new MemorySink();
        fake.inject(
                RequestKind.RESULT,
                Fault.answer(206).header("Content-Range", "bytes 0-3/8").body("abcd"));

        failure(download(4, null, sink), MalformedResponseException.class);

        assertThat(sink.heads).isEmpty();
    }

    @Test
    void download_whenTheBodyIsCutOrShort_isAConnectionLost() {
        MemorySink sink = new MemorySink();
        fake.inject(RequestKind.RESULT, Fault.cutInBody(300_000));
        assertThat(failure(download(0, null, sink), TransportException.class).kind())
                .isEqualTo(TransportException.Kind.CONNECTION_LOST);
        assertThat(sink.bytes()).isEqualTo(Arrays.copyOf(VIDEO, sink.bytes().length));

        fake.inject(
                RequestKind.RESULT,
                Fault.answer(206).header("Content-Range", "bytes 4-7/10").body("abcd"));
        assertThat(failure(download(4, null, new MemorySink()), TransportException.class))
                .hasMessageContaining("8 of 10 bytes");
    }

    @Test
    void download_whenTheSinkFails_isAStorageFaultAndAbortsTheExchange() {
        MemorySink full = new MemorySink(() -> {}, () -> {
            throw new IOException("no space left");
        });
        failure(download(0, null, full), StorageException.class);
        assertThat(full.threads).hasSize(1);

        MemorySink broken = new MemorySink(
                () -> {
                    throw new IllegalStateException("not open");
                },
                () -> {});
        failure(download(0, null, broken), StorageException.class);
        assertThat(broken.threads).isEmpty();
    }

    @Test
    void download_whenNoByteMoves_timesOutCountedFromTheLastOne() {
        fake.inject(RequestKind.RESULT, Fault.stallInBody(1000));
        CountDownLatch written = new CountDownLatch(1);
        MemorySink sink = new MemorySink(() -> rig.passTime(Duration.ofSeconds(20)), written::countDown);
        TestObserver<Void> observer = download(0, null, sink);
        assertThat(await(written)).isTrue();

        rig.passTime(Duration.ofSeconds(20));
        observer.assertNoErrors();
        rig.passTime(Rig.CALL_TIMEOUT);

        assertThat(failure(observer, TransportException.class).kind())
                .isEqualTo(TransportException.Kind.TRANSFER_IDLE_TIMEOUT);
    }

    @Test
    void download_whenTheDiskIsSlow_stallsNoQuery() {
        CountDownLatch disk = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        TestObserver<Void> observer = download(0, null, new MemorySink(() -> {}, () -> {
            reached.countDown();
            await(disk);
        }));
        assertThat(await(reached)).isTrue();

        Rig.ended(rig.transport.tasks().query(task).test()).assertComplete();

        observer.assertNotComplete();
        disk.countDown();
        Rig.ended(observer).assertComplete();
    }

    @Test
    void download_whenDisposed_closesTheSocketAndLeavesTheSinkAlone() {
        fake.inject(RequestKind.RESULT, Fault.stallInBody(1000));
        CountDownLatch written = new CountDownLatch(1);
        MemorySink sink = new MemorySink(() -> {}, written::countDown);
        TestObserver<Void> observer = download(0, null, sink);
        assertThat(await(written)).isTrue();

        observer.dispose();

        fake.refuseConnections(); // ends the idle connection to the API, and no busy one
        assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
        observer.assertEmpty();
        assertThat(sink.bytes()).hasSize(1000);
    }

    private TestObserver<Void> download(long offset, @Nullable String etag, MemorySink sink) {
        return rig.transport
                .downloads()
                .download(new ResultRequest(task, url, offset, etag), sink)
                .test();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(Rig.SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
