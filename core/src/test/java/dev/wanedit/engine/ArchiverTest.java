package dev.wanedit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransferListener;
import dev.wanedit.resilience.Retries;
import dev.wanedit.resilience.RetryPolicy;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiverTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final byte[] VIDEO = "\0\0\0\u0018ftypisom and the rest".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LENGTH = VIDEO.length;

    private final TestScheduler timer = new TestScheduler();
    private final TaskApi tasks = mock(TaskApi.class);
    private final FakeHost host = new FakeHost();
    private final Archiver archiver = new Archiver(
            tasks,
            host,
            Retries.ofReads("download", RetryPolicy.DOWNLOADS, timer, Completable.never()),
            Schedulers.trampoline());

    @TempDir
    private Path folder;

    @Test
    void fetch_whenAllIsWell_givesTheWholeVideoItsName() {
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        fetch("out.mp4")
                .assertValue(video -> video.size() == LENGTH && video.file().equals(folder.resolve("out.mp4")));

        assertThat(folder.resolve("out.mp4")).hasBinaryContent(VIDEO);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void fetch_whenTargetIsAFolder_namesTheFileAfterTheTask() {
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        archiver.fetch(succeeded("a"), Target.of(folder), TransferListener.NONE).subscribe(new TestObserver<>());

        assertThat(folder.resolve("t-1.mp4")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenCut_goesOnWhereItStopped() {
        host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            throw Script.lost();
        });
        host.next(sink -> send(sink, 10, tail(10), LENGTH));

        fetch("out.mp4").assertValueCount(1);

        assertThat(host.requests.get(1).offset()).isEqualTo(10);
        assertThat(host.requests.get(1).etag()).isEqualTo("\"v1\"");
        assertThat(folder.resolve("out.mp4")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenHostIgnoresTheRange_startsAnew() {
        host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            throw Script.lost();
        });
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        fetch("out.mp4").assertValueCount(1);

        assertThat(folder.resolve("out.mp4")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenRangeIsNotSatisfiable_startsAnew() {
        host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            throw Script.lost();
        });
        host.next(sink -> {
            throw new RequestRejectedException("Range.", new ErrorContext(null, TASK, null, 416, null));
        });
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        fetch("out.mp4").assertValueCount(1);

        assertThat(host.requests).extracting(ResultRequest::offset).containsExactly(0L, 10L, 0L);
    }

    @Test
    void fetch_whenUrlIsRefused_asksForAFreshOneOnce() {
        host.next(sink -> {
            throw forbidden();
        });
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));
        when(tasks.query(TASK)).thenReturn(Single.just(succeeded("fresh")));

        fetch("out.mp4").assertValueCount(1);

        assertThat(host.requests)
                .extracting(request -> request.url().getQuery())
                .containsExactly("Signature=a", "Signature=fresh");
        verify(tasks, times(1)).query(TASK);
    }

    @Test
    void fetch_whenFreshUrlIsRefusedToo_saysThatTheResultIsGone() {
        host.always(sink -> {
            throw forbidden();
        });
        when(tasks.query(TASK)).thenReturn(Single.just(succeeded("fresh")));

        fetch("out.mp4").assertError(TaskExpiredException.class);

        assertThat(host.requests).hasSize(2);
    }

    @Test
    void fetch_whenSomethingElseComesInPlaceOfTheVideo_triesAgainFromTheStart() {
        byte[] page = "<html>sign in to the portal</html>".getBytes(StandardCharsets.US_ASCII);
        host.next(sink -> send(sink, 0, page, page.length));
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        fetch("out.mp4").assertValueCount(1);

        assertThat(host.requests).extracting(ResultRequest::offset).containsExactly(0L, 0L);
        assertThat(folder.resolve("out.mp4")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenItIsNeverAVideo_givesUpAndLeavesNoTarget() {
        host.always(sink -> send(sink, 0, new byte[] {1, 2, 3}, 3));

        fetch("out.mp4").assertError(MalformedResponseException.class);

        assertThat(host.requests).hasSize(RetryPolicy.DOWNLOADS.maxAttempts());
        assertThat(folder.resolve("out.mp4")).doesNotExist();
    }

    @Test
    void fetch_whenShorterThanAnnounced_isNotTakenForWhole() {
        host.always(sink -> send(sink, 0, head(12), LENGTH));

        fetch("out.mp4").assertError(MalformedResponseException.class);

        assertThat(folder.resolve("out.mp4")).doesNotExist();
    }

    @Test
    void fetch_whenTargetExists_asksNobody() throws IOException {
        Files.writeString(folder.resolve("out.mp4"), "precious");

        fetch("out.mp4")
                .assertError(error ->
                        error instanceof StorageException && error.getMessage().contains("out.mp4 exists already"));

        assertThat(host.requests).isEmpty();
        assertThat(folder.resolve("out.mp4")).hasContent("precious");
    }

    @Test
    void fetch_whenOverwriteIsAllowed_replacesTheFileOnlyWhenTheVideoIsWhole() throws IOException {
        Path target = Files.writeString(folder.resolve("out.mp4"), "old");
        host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            assertThat(target).hasContent("old");
            throw Script.lost();
        });
        host.next(sink -> send(sink, 10, tail(10), LENGTH));

        run(archiver.fetch(succeeded("a"), new Target(target, true), TransferListener.NONE))
                .assertValueCount(1);

        assertThat(target).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenTaskStillRuns_saysSoWithoutDownloading() {
        when(tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.RUNNING)));

        run(archiver.fetch(TASK, Target.of(folder.resolve("out.mp4")), TransferListener.NONE))
                .assertError(error -> error instanceof AwaitTimeoutException
                        && error.getMessage().contains("has not ended: it is RUNNING"));

        assertThat(host.requests).isEmpty();
    }

    @Test
    void fetch_whenDisposedInTheMiddle_leavesNothingAndAsksNoMore() {
        host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            throw Script.lost();
        });

        var observer = archiver.fetch(succeeded("a"), Target.of(folder.resolve("out.mp4")), TransferListener.NONE)
                .test();
        observer.dispose();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        assertThat(host.requests).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fetch_whenItNeverIsAVideo_leavesNothing() {
        host.always(sink -> send(sink, 0, new byte[] {1, 2, 3}, 3));

        fetch("out.mp4").assertError(MalformedResponseException.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fetch_whenEachAttemptBringsItOn_doesNotGiveUp() {
        int pieces = LENGTH / 2;
        for (int i = 0; i < pieces; i++) {
            int from = 2 * i;
            host.next(sink -> {
                send(sink, from, Arrays.copyOfRange(VIDEO, from, from + 2), LENGTH);
                throw Script.lost();
            });
        }
        host.next(sink -> send(sink, 2L * pieces, tail(2 * pieces), LENGTH));

        fetch("out.mp4").assertValueCount(1);

        assertThat(pieces).isGreaterThan(RetryPolicy.DOWNLOADS.maxAttempts());
        assertThat(folder.resolve("out.mp4")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenTheRestIsOfAnotherResult_startsAnew() {
        host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            throw Script.lost();
        });
        host.next(sink -> {
            sink.begin(new ResultHead(10, LENGTH, "video/mp4", "\"v2\""));
            sink.write(ByteBuffer.wrap(tail(10)));
        });
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        fetch("out.mp4").assertValueCount(1);

        assertThat(host.requests).extracting(ResultRequest::offset).containsExactly(0L, 10L, 0L);
        assertThat(folder.resolve("out.mp4")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenHostGivesNoEntityTag_startsAnewAfterACut() {
        host.next(sink -> {
            sink.begin(new ResultHead(0, LENGTH, "video/mp4", null));
            sink.write(ByteBuffer.wrap(head(10)));
            throw Script.lost();
        });
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        fetch("out.mp4").assertValueCount(1);

        assertThat(host.requests).extracting(ResultRequest::offset).containsExactly(0L, 0L);
    }

    @Test
    void fetch_whenAFileCameIntoBeingMeanwhile_keepsBoth() {
        Path target = folder.resolve("out.mp4");
        host.next(sink -> {
            send(sink, 0, VIDEO, LENGTH);
            Files.writeString(target, "precious");
        });

        fetch("out.mp4")
                .assertError(error -> error instanceof StorageException
                        && error.getMessage().contains("came into being meanwhile")
                        && error.getMessage().contains("t-1.part"));

        assertThat(target).hasContent("precious");
        assertThat(folder.resolve("out.mp4.t-1.part")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenTheSameTaskIsFetchedToTheSameFileAlready_refusesTheSecond() {
        host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            fetch("out.mp4")
                    .assertError(error -> error instanceof StorageException
                            && error.getMessage().contains("another download of the same task"));
            sink.write(ByteBuffer.wrap(tail(10)));
        });
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        fetch("out.mp4").assertValueCount(1);

        assertThat(folder.resolve("out.mp4")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenListenerThrows_bringsTheVideoAllTheSame() {
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        run(archiver.fetch(succeeded("a"), Target.of(folder.resolve("out.mp4")), (bytes, total) -> {
                    throw new IllegalStateException("a listener's fault");
                }))
                .assertValueCount(1);
    }

    @Test
    void fetch_whenBytesCome_tellsTheProgress() {
        List<Long> done = new ArrayList<>();
        host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        run(archiver.fetch(succeeded("a"), Target.of(folder.resolve("out.mp4")), (bytes, total) -> done.add(bytes)));

        assertThat(done).startsWith(0L).endsWith((long) LENGTH).isSorted();
        verify(tasks, never()).query(any());
    }

    private TestObserver<EditedVideo> fetch(String name) {
        return run(archiver.fetch(succeeded("a"), Target.of(folder.resolve(name)), TransferListener.NONE));
    }

    private TestObserver<EditedVideo> run(Single<EditedVideo> fetch) {
        var observer = fetch.test();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);
        return observer;
    }

    private static TaskSnapshot succeeded(String signature) {
        URI url = URI.create("https://results.example.com/r.mp4?Signature=" + signature);
        return new TaskSnapshot(
                TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, null, null, new EditResult(url, null), null);
    }

    private static PermissionException forbidden() {
        return new PermissionException("No.", new ErrorContext(null, TASK, null, 403, "AccessDenied"));
    }

    private static byte[] head(int length) {
        return Arrays.copyOf(VIDEO, length);
    }

    private static byte[] tail(int from) {
        return Arrays.copyOfRange(VIDEO, from, LENGTH);
    }

    private static void send(ResultSink sink, long offset, byte[] bytes, long total) throws IOException {
        sink.begin(new ResultHead(offset, total, "video/mp4", "\"v1\""));
        sink.write(ByteBuffer.wrap(bytes));
    }

    /** Sends bytes, or throws instead of going on. */
    private interface Answer {
        void into(ResultSink sink) throws IOException;
    }

    /** Plays one answer for each request; the last set by {@code always} again and again. */
    private static final class FakeHost implements ResultDownloader {

        private final Deque<Answer> answers = new ArrayDeque<>();
        private final List<ResultRequest> requests = new ArrayList<>();
        private Answer last = sink -> {
            throw Script.lost();
        };

        void next(Answer answer) {
            answers.add(answer);
        }

        void always(Answer answer) {
            last = answer;
        }

        @Override
        public Completable download(ResultRequest request, ResultSink sink) {
            return Completable.fromAction(() -> {
                requests.add(request);
                Answer answer = answers.isEmpty() ? last : answers.remove();
                answer.into(sink);
            });
        }
    }
}
