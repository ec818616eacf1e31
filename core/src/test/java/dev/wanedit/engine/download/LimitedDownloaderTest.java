package dev.wanedit.engine.download;

import static dev.wanedit.engine.download.DownloadRig.LENGTH;
import static dev.wanedit.engine.download.DownloadRig.VIDEO;
import static dev.wanedit.engine.download.DownloadRig.head;
import static dev.wanedit.engine.download.DownloadRig.send;
import static dev.wanedit.engine.download.DownloadRig.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.part.PartFile;
import dev.wanedit.engine.part.PartLocks;
import dev.wanedit.engine.resilience.RetryPolicy;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.settings.ResultLimits;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.observers.TestObserver;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that sends too much, too slowly, or more than the disk has room for. */
class LimitedDownloaderTest {

    private static final ResultLimits LIMITS = new ResultLimits(LENGTH, 10, Duration.ofSeconds(60));

    @TempDir
    private Path folder;

    @Test
    void fetch_whenTheAnnouncedLengthIsOverTheLimit_endsAtOnceAndWritesNothing() {
        DownloadRig rig = rig(LIMITS.withLargest(LENGTH - 1), FreeSpace.UNKNOWN);
        rig.host.always(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target())
                .assertError(fault -> fault instanceof StorageException
                        && fault.getMessage()
                                .contains("larger than the limit of " + (LENGTH - 1) + " bytes: " + LENGTH
                                        + " bytes are announced")
                        && fault.getMessage().contains("resultLimits(…)"));

        assertThat(rig.host.requests).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fetch_whenMoreComesThanTheLimit_endsAndKeepsNothing() {
        DownloadRig rig = rig(LIMITS.withLargest(LENGTH - 1), FreeSpace.UNKNOWN);
        rig.host.always(sink -> {
            sink.begin(new ResultHead(0, -1, "video/mp4", DownloadRig.ETAG));
            sink.write(ByteBuffer.wrap(head(20)));
            sink.write(ByteBuffer.wrap(VIDEO));
        });

        rig.fetch(target()).assertError(StorageException.class);

        assertThat(rig.host.requests).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fetch_whenTheResultIsJustWithinTheLimit_isFetched() {
        DownloadRig rig = rig(LIMITS, LENGTH);
        rig.host.always(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target()).assertValueCount(1);
    }

    @Test
    void fetch_whenTheDiskHasNoRoom_endsBeforeItWrites() {
        DownloadRig rig = rig(LIMITS, LENGTH - 1);
        rig.host.always(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(target())
                .assertError(fault -> fault instanceof StorageException
                        && fault.getMessage().contains("no room for the result: " + LENGTH + " bytes are to come"));

        assertThat(rig.host.requests).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fetch_whenOnlyTheRestHasToFit_looksAtTheRest() {
        DownloadRig rig = rig(LIMITS, LENGTH - 20);
        new DownloadRig().stopAfter(20, target());
        rig.host.next(sink -> send(sink, 20, DownloadRig.tail(20), LENGTH));

        rig.fetch(target()).assertValueCount(1);
    }

    @Test
    void beside_whenTheDiskIsARealOne_knowsItsFreeSpace() {
        assertThat(FreeSpace.OF_THE_DISK.beside(target())).isPositive();
        assertThat(FreeSpace.OF_THE_DISK.beside(folder.resolve("no/such/folder/x")))
                .isEqualTo(FreeSpace.UNKNOWN);
    }

    @Test
    void download_whenAByteASecondComes_endsTheAttemptWithinTwoSpans() {
        DownloadRig rig = rig(LIMITS, FreeSpace.UNKNOWN);
        boolean[] slow = {false};

        var attempt = attempt(rig, LIMITS, drops(rig, 7), slow).test();
        rig.timer.advanceTimeBy(119, TimeUnit.SECONDS);
        attempt.assertNotComplete().assertNoErrors();
        rig.timer.advanceTimeBy(1, TimeUnit.SECONDS);

        attempt.assertError(fault -> fault instanceof TransportException
                && fault.getMessage().contains("too slowly: 9 bytes in 1 min, at least 10 bytes are wanted"));
        assertThat(slow[0]).isTrue();
    }

    @Test
    void download_whenThePaceIsHighEnough_goesOn() {
        DownloadRig rig = rig(LIMITS, FreeSpace.UNKNOWN);

        var attempt = attempt(rig, LIMITS, drops(rig, 6), new boolean[1]).test();
        rig.timer.advanceTimeBy(200, TimeUnit.SECONDS);

        attempt.assertNotComplete().assertNoErrors();
    }

    @Test
    void download_whenThePaceWouldTakeDays_endsTheAttemptAfterTwoHours() {
        DownloadRig rig = rig(LIMITS, FreeSpace.UNKNOWN);
        boolean[] slow = {false};

        var attempt = attempt(rig, LIMITS, drops(rig, 6), slow).test();
        rig.timer.advanceTimeBy(2, TimeUnit.HOURS);
        attempt.assertNotComplete().assertNoErrors();
        rig.timer.advanceTimeBy(1, TimeUnit.MINUTES);

        attempt.assertError(fault -> fault instanceof TransportException
                && fault.getMessage().contains("took too long: 1 KB came in 2 h 1 min, and it is not whole"));
        assertThat(slow[0]).isTrue();
    }

    @Test
    void download_whenNoLengthIsAnnounced_endsTheAttemptAfterTwoHours() {
        var attempt = beginning(-1);

        attempt.rig.timer.advanceTimeBy(2, TimeUnit.HOURS);
        attempt.observer.assertNotComplete().assertNoErrors();
        attempt.rig.timer.advanceTimeBy(1, TimeUnit.MINUTES);

        attempt.observer.assertError(TransportException.class);
    }

    @Test
    void download_whenTheAnnouncedLengthNeedsLess_endsTheAttemptSooner() {
        var attempt = beginning(LENGTH);

        attempt.rig.timer.advanceTimeBy(LENGTH / 10 + 2, TimeUnit.MINUTES);
        attempt.observer.assertNotComplete().assertNoErrors();
        attempt.rig.timer.advanceTimeBy(1, TimeUnit.MINUTES);

        attempt.observer.assertError(TransportException.class);
    }

    /** A host that sends one byte and is silent then. */
    private Attempt beginning(long announced) {
        DownloadRig rig = rig(LIMITS, FreeSpace.UNKNOWN);
        ResultDownloader host = (request, sink) -> Completable.fromAction(() -> {
                    sink.begin(new ResultHead(0, announced, "video/mp4", DownloadRig.ETAG));
                    sink.write(ByteBuffer.wrap(head(1)));
                })
                .andThen(Completable.never());
        return new Attempt(rig, attempt(rig, LIMITS, host, new boolean[1]).test());
    }

    private record Attempt(DownloadRig rig, TestObserver<Void> observer) {}

    @Test
    void download_whenNoPaceIsAskedFor_goesOn() {
        DownloadRig rig = rig(LIMITS, FreeSpace.UNKNOWN);

        var attempt = attempt(rig, LIMITS.withPace(0, Duration.ofSeconds(60)), drops(rig, 30), new boolean[1])
                .test();
        rig.timer.advanceTimeBy(600, TimeUnit.SECONDS);

        attempt.assertNotComplete().assertNoErrors();
    }

    @Test
    void download_whenNothingComesAtAll_isLeftToTheCallTimeout() {
        DownloadRig rig = rig(LIMITS, FreeSpace.UNKNOWN);
        Completable silence = Completable.never();

        var attempt =
                attempt(rig, LIMITS, (request, sink) -> silence, new boolean[1]).test();
        rig.timer.advanceTimeBy(1, TimeUnit.HOURS);

        attempt.assertNotComplete().assertNoErrors();
    }

    @Test
    void fetch_whenTheHostIsAlwaysTooSlow_givesUpThoughEachAttemptBroughtItOn() {
        DownloadRig rig = new DownloadRig(
                DownloadRig.NO_RECORDS,
                LIMITS.withLargest(2_000_000),
                file -> FreeSpace.UNKNOWN,
                slow -> drops(slow, 40));

        var fetch = rig.downloader
                .fetch(succeeded("a"), Target.of(target()), TransferListener.NONE)
                .test();
        rig.timer.advanceTimeBy(1, TimeUnit.HOURS);

        fetch.assertError(fault ->
                fault instanceof TransportException && fault.getMessage().contains("too slowly"));
        assertThat(rig.attempts).isEqualTo(RetryPolicy.DOWNLOADS.maxAttempts());
        assertThat(target()).doesNotExist();
    }

    /** Each second-th second one byte of the film, which never ends. */
    private static ResultDownloader drops(DownloadRig rig, int seconds) {
        return (request, sink) -> Completable.defer(() -> {
            rig.attempts++;
            sink.begin(new ResultHead(request.offset(), 1_000_000, "video/mp4", DownloadRig.ETAG));
            return Flowable.interval(seconds, TimeUnit.SECONDS, rig.timer)
                    .onBackpressureBuffer()
                    .concatMapCompletable(tick ->
                            Completable.fromAction(() -> sink.write(ByteBuffer.wrap(new byte[] {VIDEO[4]}))));
        });
    }

    private Completable attempt(DownloadRig rig, ResultLimits limits, ResultDownloader host, boolean[] slow) {
        PartFile part = new PartFile(DownloadRig.TASK, Target.of(target()), TransferListener.NONE, new PartLocks());
        part.open();
        ResultRequest request =
                new ResultRequest(DownloadRig.TASK, URI.create("https://results.example.com/r.mp4"), 0, null);
        return new LimitedDownloader(host, limits.withLargest(2_000_000), rig.timer, file -> FreeSpace.UNKNOWN)
                .download(request, part, target(), () -> slow[0] = true)
                .doFinally(part::close);
    }

    private DownloadRig rig(ResultLimits limits, long free) {
        return new DownloadRig(DownloadRig.NO_RECORDS, limits, file -> free);
    }

    private Path target() {
        return folder.resolve("out.mp4");
    }
}
