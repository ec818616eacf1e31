package dev.wanedit.engine.download;

import static dev.wanedit.engine.download.DownloadRig.LENGTH;
import static dev.wanedit.engine.download.DownloadRig.TASK;
import static dev.wanedit.engine.download.DownloadRig.VIDEO;
import static dev.wanedit.engine.download.DownloadRig.forbidden;
import static dev.wanedit.engine.download.DownloadRig.head;
import static dev.wanedit.engine.download.DownloadRig.send;
import static dev.wanedit.engine.download.DownloadRig.succeeded;
import static dev.wanedit.engine.download.DownloadRig.tail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.engine.resilience.RetryPolicy;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a result comes whole over a line that breaks, from a host that is not always itself. */
class RetryingDownloaderTest {

    private final DownloadRig rig = new DownloadRig();

    @TempDir
    private Path folder;

    @Test
    void fetch_whenAllIsWell_givesTheWholeVideoItsName() {
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target())
                .assertValue(video -> video.size() == LENGTH && video.file().equals(target()));

        assertThat(target()).hasBinaryContent(VIDEO);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void fetch_whenCut_goesOnWhereItStopped() {
        rig.host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            throw Script.lost();
        });
        rig.host.next(sink -> send(sink, 10, tail(10), LENGTH));

        rig.fetch(target()).assertValueCount(1);

        assertThat(rig.host.requests.get(1).offset()).isEqualTo(10);
        assertThat(rig.host.requests.get(1).etag()).isEqualTo("\"v1\"");
        assertThat(target()).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenNoLengthIsAnnouncedAndTheVideoIsCut_startsAnew() {
        rig.host.next(sink -> send(sink, 0, head(20), -1));
        rig.host.next(sink -> send(sink, 0, VIDEO, -1));

        rig.fetch(target()).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(0L, 0L);
        assertThat(target()).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenHostIgnoresTheRange_startsAnew() {
        rig.host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            throw Script.lost();
        });
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target()).assertValueCount(1);

        assertThat(target()).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenRangeIsNotSatisfiable_startsAnew() {
        rig.host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            throw Script.lost();
        });
        rig.host.next(sink -> {
            throw new RequestRejectedException("Range.", new ErrorContext(null, TASK, null, 416, null));
        });
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target()).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(0L, 10L, 0L);
    }

    @Test
    void fetch_whenUrlIsRefused_asksForAFreshOneOnce() {
        rig.host.next(sink -> {
            throw forbidden();
        });
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));
        when(rig.tasks.query(TASK)).thenReturn(Single.just(succeeded("fresh")));

        rig.fetch(target()).assertValueCount(1);

        assertThat(rig.host.requests)
                .extracting(request -> request.url().getQuery())
                .containsExactly("Signature=a", "Signature=fresh");
        verify(rig.tasks, times(1)).query(TASK);
    }

    @Test
    void fetch_whenFreshUrlIsRefusedToo_saysThatTheResultIsGone() {
        rig.host.always(sink -> {
            throw forbidden();
        });
        when(rig.tasks.query(TASK)).thenReturn(Single.just(succeeded("fresh")));

        rig.fetch(target()).assertError(TaskExpiredException.class);

        assertThat(rig.host.requests).hasSize(2);
    }

    @Test
    void fetch_whenSomethingElseComesInPlaceOfTheVideo_triesAgainFromTheStart() {
        byte[] page = "<html>sign in to the portal</html>".getBytes(StandardCharsets.US_ASCII);
        rig.host.next(sink -> send(sink, 0, page, page.length));
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target()).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(0L, 0L);
        assertThat(target()).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenTheFilmIsBrokenThoughItsLengthAgrees_triesAgain() {
        byte[] cut = head(LENGTH - 2);
        rig.host.next(sink -> send(sink, 0, cut, cut.length));
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target()).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(0L, 0L);
        assertThat(target()).hasBinaryContent(VIDEO);
        assertThat(folder.toFile().list()).containsExactly("out.mp4");
    }

    @Test
    void fetch_whenTheFilmStaysBroken_keepsWhatCameUnderAnotherNameAndSaysSo() {
        byte[] cut = head(LENGTH - 2);
        rig.host.always(sink -> send(sink, 0, cut, cut.length));

        rig.fetch(target())
                .assertError(fault -> fault instanceof MalformedResponseException
                        && fault.getMessage()
                                .contains("The result is not a complete video: the headers in its " + cut.length
                                        + " bytes")
                        && fault.getMessage().contains("The incomplete file is kept as " + broken()));

        assertThat(rig.host.requests).hasSize(RetryPolicy.DOWNLOADS.maxAttempts());
        assertThat(broken()).hasBinaryContent(cut);
        assertThat(folder.toFile().list())
                .containsExactly(broken().getFileName().toString());
    }

    @Test
    void fetch_whenTheFilmWasBrokenBeforeAndIsWholeNow_givesItItsName() {
        byte[] cut = head(LENGTH - 2);
        rig.host.always(sink -> send(sink, 0, cut, cut.length));
        rig.fetch(target()).assertError(MalformedResponseException.class);
        rig.host.always(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target()).assertValueCount(1);

        assertThat(target()).hasBinaryContent(VIDEO);
        assertThat(broken()).hasBinaryContent(cut);
    }

    private Path broken() {
        return folder.resolve("out.mp4.t-1.broken");
    }

    @Test
    void fetch_whenItIsNeverAVideo_givesUpAndLeavesNoTarget() {
        rig.host.always(sink -> send(sink, 0, new byte[] {1, 2, 3}, 3));

        rig.fetch(target()).assertError(MalformedResponseException.class);

        assertThat(rig.host.requests).hasSize(RetryPolicy.DOWNLOADS.maxAttempts());
        assertThat(target()).doesNotExist();
    }

    @Test
    void fetch_whenShorterThanAnnounced_isNotTakenForWhole() {
        rig.host.always(sink -> send(sink, 0, head(12), LENGTH));

        rig.fetch(target()).assertError(MalformedResponseException.class);

        assertThat(target()).doesNotExist();
    }

    @Test
    void fetch_whenTaskStillRuns_saysSoWithoutDownloading() {
        when(rig.tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.RUNNING)));

        rig.run(rig.downloader.fetch(TASK, Target.of(target()), TransferListener.NONE))
                .assertError(error -> error instanceof AwaitTimeoutException
                        && error.getMessage().contains("has not ended: it is RUNNING"));

        assertThat(rig.host.requests).isEmpty();
    }

    @Test
    void fetch_whenEachAttemptBringsItOn_doesNotGiveUp() {
        int pieces = LENGTH / 2;
        for (int i = 0; i < pieces; i++) {
            int from = 2 * i;
            rig.host.next(sink -> {
                send(sink, from, Arrays.copyOfRange(VIDEO, from, from + 2), LENGTH);
                throw Script.lost();
            });
        }
        rig.host.next(sink -> send(sink, 2L * pieces, tail(2 * pieces), LENGTH));

        rig.fetch(target()).assertValueCount(1);

        assertThat(pieces).isGreaterThan(RetryPolicy.DOWNLOADS.maxAttempts());
        assertThat(target()).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenTheRestIsOfAnotherResult_startsAnew() {
        rig.host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            throw Script.lost();
        });
        rig.host.next(sink -> {
            sink.begin(new ResultHead(10, LENGTH, "video/mp4", "\"v2\""));
            sink.write(ByteBuffer.wrap(tail(10)));
        });
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target()).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(0L, 10L, 0L);
        assertThat(target()).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenHostGivesNoEntityTag_startsAnewAfterACut() {
        rig.host.next(sink -> {
            sink.begin(new ResultHead(0, LENGTH, "video/mp4", null));
            sink.write(ByteBuffer.wrap(head(10)));
            throw Script.lost();
        });
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target()).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(0L, 0L);
    }

    @Test
    void fetch_whenListenerThrows_bringsTheVideoAllTheSame() {
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.run(rig.downloader.fetch(succeeded("a"), Target.of(target()), (bytes, total) -> {
                    throw new IllegalStateException("a listener's fault");
                }))
                .assertValueCount(1);
    }

    @Test
    void fetch_whenBytesCome_tellsTheProgress() {
        List<Long> done = new ArrayList<>();
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.run(rig.downloader.fetch(succeeded("a"), Target.of(target()), (bytes, total) -> done.add(bytes)));

        assertThat(done).startsWith(0L).endsWith((long) LENGTH).isSorted();
        verify(rig.tasks, never()).query(any());
    }

    private Path target() {
        return folder.resolve("out.mp4");
    }
}
