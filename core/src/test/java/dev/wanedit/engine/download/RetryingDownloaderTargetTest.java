package dev.wanedit.engine.download;

import static dev.wanedit.engine.download.DownloadRig.LENGTH;
import static dev.wanedit.engine.download.DownloadRig.VIDEO;
import static dev.wanedit.engine.download.DownloadRig.head;
import static dev.wanedit.engine.download.DownloadRig.send;
import static dev.wanedit.engine.download.DownloadRig.succeeded;
import static dev.wanedit.engine.download.DownloadRig.tail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.engine.resilience.RetryPolicy;
import dev.wanedit.error.StorageException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a result goes, and what is there already. */
class RetryingDownloaderTargetTest {

    private final DownloadRig rig = new DownloadRig();

    @TempDir
    private Path folder;

    @Test
    void fetch_whenTheFolderIsALink_putsTheVideoThere() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.fetch(link.resolve("out.mp4")).assertValueCount(1);

        assertThat(real.resolve("out.mp4")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenTargetIsAFolder_namesTheFileAfterTheTask() {
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        rig.downloader
                .fetch(succeeded("a"), Target.of(folder), TransferListener.NONE)
                .subscribe(new TestObserver<>());

        assertThat(folder.resolve("t-1.mp4")).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenTargetExists_asksNobody() throws IOException {
        Files.writeString(target(), "precious");

        rig.fetch(target())
                .assertError(error ->
                        error instanceof StorageException && error.getMessage().contains("out.mp4 exists already"));

        assertThat(rig.host.requests).isEmpty();
        assertThat(target()).hasContent("precious");
    }

    @Test
    void fetch_whenOverwriteIsAllowed_replacesTheFileOnlyWhenTheVideoIsWhole() throws IOException {
        Path target = Files.writeString(target(), "old");
        rig.host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            assertThat(target).hasContent("old");
            throw Script.lost();
        });
        rig.host.next(sink -> send(sink, 10, tail(10), LENGTH));

        rig.run(rig.downloader.fetch(succeeded("a"), new Target(target, true), TransferListener.NONE))
                .assertValueCount(1);

        assertThat(target).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenAnotherProcessCreatesTheFileInTheMeantime_keepsBoth() {
        Path target = target();
        rig.host.next(sink -> {
            send(sink, 0, VIDEO, LENGTH);
            Files.writeString(target, "precious");
        });

        rig.fetch(target())
                .assertError(error -> error instanceof StorageException
                        && error.getMessage().contains("was created by another process in the meantime")
                        && error.getMessage().contains("t-1.part"));

        assertThat(target).hasContent("precious");
        assertThat(folder.resolve("out.mp4.t-1.part")).hasBinaryContent(VIDEO);
    }

    /** Two threads that edit under the same key: the second waits for the first. */
    @Test
    void fetch_whenTheSameTaskIsFetchedToTheSameFileAlready_waitsForThatDownload() {
        AtomicReference<TestObserver<EditedVideo>> second = new AtomicReference<>();
        rig.host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            second.set(rig.downloader
                    .fetch(DownloadRig.succeeded("a"), Target.of(target()), TransferListener.NONE)
                    .test()
                    .assertNotComplete());
            sink.write(ByteBuffer.wrap(tail(10)));
        });

        TestObserver<EditedVideo> first = rig.fetch(target()).assertValueCount(1);

        assertThat(second.get().assertComplete().values()).isEqualTo(first.values());
        assertThat(rig.host.requests).hasSize(1);
        assertThat(target()).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenTheFirstOfTwoCallersLeaves_continuesForTheSecond() {
        AtomicReference<TestObserver<EditedVideo>> second = new AtomicReference<>();
        TestObserver<EditedVideo> first = new TestObserver<>();
        rig.host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            second.set(rig.downloader
                    .fetch(DownloadRig.succeeded("a"), Target.of(target()), TransferListener.NONE)
                    .test());
            first.dispose();
            sink.write(ByteBuffer.wrap(tail(10)));
        });

        rig.downloader
                .fetch(DownloadRig.succeeded("a"), Target.of(target()), TransferListener.NONE)
                .subscribe(first);

        second.get().assertValueCount(1);
        assertThat(target()).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenAnotherClientOfThisProcessFetchesIt_refusesTheSecond() {
        DownloadRig other = new DownloadRig();
        rig.host.next(sink -> {
            send(sink, 0, head(10), LENGTH);
            other.fetch(target())
                    .assertError(error -> error instanceof StorageException
                            && error.getMessage().contains("another download of the same task")
                            && error.getMessage().contains("Wait until it has ended")
                            && !error.getMessage().contains("Make room"));
            sink.write(ByteBuffer.wrap(tail(10)));
        });

        rig.fetch(target()).assertValueCount(1);

        assertThat(other.host.requests).isEmpty();
        assertThat(target()).hasBinaryContent(VIDEO);
    }

    @Test
    void fetch_whenTheNameBecameFreeAgain_takesItWithoutFetchingAnew() throws IOException {
        rig.host.next(sink -> {
            send(sink, 0, VIDEO, LENGTH);
            Files.writeString(target(), "precious");
        });
        rig.fetch(target()).assertError(StorageException.class);
        Files.delete(target());

        rig.fetch(target()).assertValueCount(1);

        assertThat(rig.host.requests).hasSize(1);
        assertThat(folder.toFile().list()).containsExactly("out.mp4");
    }

    @Test
    void fetch_whenItsEndIsHeardOf_canBeBegunAnewAtOnce() {
        rig.host.always(sink -> send(sink, 0, head(12), LENGTH));
        List<String> seen = new ArrayList<>();
        Single<EditedVideo> fetch = rig.downloader.fetch(succeeded("a"), Target.of(target()), TransferListener.NONE);

        rig.run(fetch.onErrorResumeNext(fault -> {
            seen.addAll(List.of(folder.toFile().list()));
            return fetch;
        }));

        assertThat(seen).isEmpty();
        assertThat(rig.host.requests).hasSize(2 * RetryPolicy.DOWNLOADS.maxAttempts());
    }

    @Test
    void fetch_whenTheFolderIsAFile_saysSoAndAsksNobody() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        rig.fetch(file.resolve("out.mp4"))
                .assertError(error ->
                        error instanceof StorageException && error.getMessage().contains("cannot be made"));

        assertThat(rig.host.requests).isEmpty();
    }

    @Test
    void fetch_whenMoreThanFourAtOnce_letsTheOthersWait() {
        List<TestObserver<EditedVideo>> all = new ArrayList<>();
        DownloadRig held = new DownloadRig();
        List<CompletableSubject> exchanges = held.host.holds(VIDEO);
        for (int i = 0; i < 6; i++) {
            all.add(held.downloader
                    .fetch(succeeded("a"), Target.of(folder.resolve(i + ".mp4")), TransferListener.NONE)
                    .test());
        }
        assertThat(held.host.requests).hasSize(4);

        exchanges.get(0).onComplete();
        assertThat(held.host.requests).hasSize(5);
        all.get(1).dispose();

        assertThat(held.host.requests).hasSize(6);
        all.get(0).assertValueCount(1);
        assertThat(folder.resolve("0.mp4")).hasBinaryContent(VIDEO);
    }

    private Path target() {
        return folder.resolve("out.mp4");
    }
}
