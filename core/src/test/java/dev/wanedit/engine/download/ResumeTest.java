package dev.wanedit.engine.download;

import static dev.wanedit.engine.download.DownloadRig.ETAG;
import static dev.wanedit.engine.download.DownloadRig.LENGTH;
import static dev.wanedit.engine.download.DownloadRig.TASK;
import static dev.wanedit.engine.download.DownloadRig.VIDEO;
import static dev.wanedit.engine.download.DownloadRig.forbidden;
import static dev.wanedit.engine.download.DownloadRig.head;
import static dev.wanedit.engine.download.DownloadRig.succeeded;
import static dev.wanedit.engine.download.DownloadRig.tail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.TransportException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that one process leaves of a download, and how another process resumes it, or does not. */
class ResumeTest {

    private final DownloadRig before = new DownloadRig();
    private final DownloadRig rig = new DownloadRig();

    @TempDir
    private Path folder;

    private Path target;
    private Path part;
    private Path journal;

    @BeforeEach
    void name() {
        target = folder.resolve("out.mp4");
        part = folder.resolve("out.mp4.t-1.part");
        journal = folder.resolve("out.mp4.t-1.part.journal");
        rig.host.serves(VIDEO, ETAG);
    }

    @Test
    void fetch_whenAnotherProcessStopped_goesOnWhereItStopped() {
        before.stopAfter(10, target);

        rig.fetch(target).assertValueCount(1);

        assertThat(rig.host.requests)
                .extracting(ResultRequest::offset, ResultRequest::etag)
                .containsExactly(tuple(10L, ETAG));
        assertWholeAndAlone();
    }

    @Test
    void fetch_whenItGoesOn_tellsTheProgressFromThereOn() {
        before.stopAfter(10, target);
        List<Long> done = new ArrayList<>();

        rig.fetch(Target.of(target), (bytes, total) -> {
            assertThat(total).isEqualTo(LENGTH);
            done.add(bytes);
        });

        assertThat(done).containsExactly(10L, (long) LENGTH);
    }

    @Test
    void fetch_whenAllAttemptsFailed_goesOnNextTime() {
        before.host.next(sink -> {
            DownloadRig.send(sink, 0, head(12), LENGTH);
            throw Script.lost();
        });
        before.fetch(target).assertError(TransportException.class);

        rig.fetch(target).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(12L);
        assertWholeAndAlone();
    }

    @Test
    void fetch_whenDisposedInTheMiddle_keepsWhatIsThereAndAsksNoMore() {
        before.stopAfter(10, target);
        before.timer.advanceTimeBy(1, TimeUnit.HOURS);

        assertThat(before.host.requests).hasSize(1);
        assertThat(part).hasBinaryContent(head(10));
        assertThat(target).doesNotExist();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"W/\"v1\"", "v1", "\"v\u00e9\"", "\"v 1\""})
    void fetch_whenTheEntityTagPromisesNothing_leavesNothingAndStartsAnew(String etag) {
        before.host.next(sink -> {
            sink.begin(new ResultHead(0, LENGTH, "video/mp4", etag));
            sink.write(ByteBuffer.wrap(head(10)));
            throw Script.lost();
        });
        before.downloader
                .fetch(succeeded("a"), Target.of(target), TransferListener.NONE)
                .test()
                .dispose();
        assertThat(folder).isEmptyDirectory();

        rig.fetch(target).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(0L);
        assertWholeAndAlone();
    }

    @Test
    void fetch_whenTheResultChangedMeanwhile_startsAnew() {
        before.stopAfter(10, target);
        rig.host.serves(VIDEO, "\"v2\"");

        rig.fetch(target).assertValueCount(1);

        assertThat(rig.host.requests).hasSize(1);
        assertWholeAndAlone();
    }

    @Test
    void fetch_whenTheRestIsOfAnotherLength_startsAnew() {
        before.stopAfter(10, target);
        rig.host.next(sink -> {
            sink.begin(new ResultHead(10, LENGTH + 1, "video/mp4", ETAG));
            sink.write(ByteBuffer.wrap(tail(10)));
        });

        rig.fetch(target).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(10L, 0L);
        assertWholeAndAlone();
    }

    @Test
    void fetch_whenTheRangeIsNotSatisfiable_startsAnew() {
        before.stopAfter(10, target);
        rig.host.next(sink -> {
            throw new RequestRejectedException("Range.", new ErrorContext(null, TASK, null, 416, null));
        });

        rig.fetch(target).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(10L, 0L);
        assertWholeAndAlone();
    }

    @Test
    void fetch_whenTheLengthWasNotTold_goesOnAllTheSame() {
        before.host.next(sink -> {
            sink.begin(new ResultHead(0, -1, null, ETAG));
            sink.write(ByteBuffer.wrap(head(10)));
            throw Script.lost();
        });
        before.downloader
                .fetch(succeeded("a"), Target.of(target), TransferListener.NONE)
                .test()
                .dispose();

        rig.fetch(target).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(10L);
        assertWholeAndAlone();
    }

    @Test
    void fetch_whenThePartHasNoJournal_startsAnew() throws IOException {
        Files.write(part, head(10));

        assertStartsAnew();
    }

    @Test
    void fetch_whenTheJournalIsNonsense_startsAnew() throws IOException {
        before.stopAfter(10, target);
        Files.write(journal, new byte[] {0, -1, '\n', '\n', '\n', '\n', '\n', 5});

        assertStartsAnew();
    }

    @Test
    void fetch_whenThePartIsLongerThanTheWhole_startsAnew() throws IOException {
        before.stopAfter(10, target);
        Files.write(
                part,
                (new String(head(10), StandardCharsets.ISO_8859_1) + "x".repeat(LENGTH))
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertStartsAnew();
    }

    @Test
    void fetch_whenThePartIsShorterThanItWas_startsAnew() throws IOException {
        before.stopAfter(10, target);
        Files.write(part, head(9));

        assertStartsAnew();
    }

    @Test
    void fetch_whenAByteIsAnother_startsAnew() throws IOException {
        before.stopAfter(20, target);
        byte[] spoiled = head(20);
        spoiled[15] ^= 1;
        Files.write(part, spoiled);

        assertStartsAnew();
    }

    @Test
    void fetch_whenThePartIsOfAnotherTaskWithAnIdLikeThisOne_startsAnew() throws IOException {
        before.stopAfter(10, target);
        Files.writeString(journal, Files.readString(journal).replace("t-1", "t?1"));

        assertStartsAnew();
    }

    @Test
    void fetch_whenThePartIsNoVideo_startsAnew() {
        byte[] page = "<html>sign in to the portal</html>".getBytes(StandardCharsets.US_ASCII);
        before.host.next(sink -> {
            DownloadRig.send(sink, 0, page, 100);
            throw Script.lost();
        });
        before.downloader
                .fetch(succeeded("a"), Target.of(target), TransferListener.NONE)
                .test()
                .dispose();
        assertThat(part).exists();

        assertStartsAnew();
    }

    @Test
    void fetch_whenThePartIsWhole_asksNobody() {
        before.stopAfter(LENGTH, target);
        List<Long> done = new ArrayList<>();

        rig.fetch(Target.of(target), (bytes, total) -> done.add(bytes)).assertValueCount(1);

        assertThat(rig.host.requests).isEmpty();
        assertThat(done).containsExactly((long) LENGTH);
        assertWholeAndAlone();
    }

    @Test
    void fetch_whenTheServiceKnowsTheTaskNoLonger_removesWhatIsLeft() {
        before.stopAfter(10, target);
        when(rig.tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.UNKNOWN)));

        rig.run(rig.downloader.fetch(TASK, Target.of(target), TransferListener.NONE))
                .assertError(TaskExpiredException.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fetch_whenTheServiceKnowsTheTaskNoLongerButAllIsHere_bringsItHome() {
        before.stopAfter(LENGTH, target);
        when(rig.tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.UNKNOWN)));

        rig.run(rig.downloader.fetch(TASK, Target.of(target), TransferListener.NONE))
                .assertValueCount(1);

        assertThat(rig.host.requests).isEmpty();
        assertWholeAndAlone();
    }

    @Test
    void fetch_whenTheHostRefusesEvenAFreshUrl_removesWhatIsLeft() {
        before.stopAfter(10, target);
        when(rig.tasks.query(TASK)).thenReturn(Single.just(succeeded("fresh")));
        rig.host.always(sink -> {
            throw forbidden();
        });

        rig.fetch(target).assertError(TaskExpiredException.class);

        assertThat(folder).isEmptyDirectory();
    }

    private void assertStartsAnew() {
        rig.fetch(target).assertValueCount(1);

        assertThat(rig.host.requests).extracting(ResultRequest::offset).containsExactly(0L);
        assertWholeAndAlone();
    }

    private void assertWholeAndAlone() {
        assertThat(target).hasBinaryContent(VIDEO);
        assertThat(folder.toFile().list()).containsExactly("out.mp4");
    }
}
