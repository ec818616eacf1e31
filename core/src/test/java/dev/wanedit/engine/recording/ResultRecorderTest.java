package dev.wanedit.engine.recording;

import static dev.wanedit.engine.download.DownloadRig.ETAG;
import static dev.wanedit.engine.download.DownloadRig.LENGTH;
import static dev.wanedit.engine.download.DownloadRig.TASK;
import static dev.wanedit.engine.download.DownloadRig.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.engine.download.DownloadRig;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultRecorderTest {

    private static final TaskSnapshot SUCCEEDED = DownloadRig.succeeded("a");
    private static final String SHA256 = sha256();

    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void before_whenTheVideoIsWhole_hearsOfItBeforeItHasItsName() throws Exception {
        Path target = folder.resolve("out.mp4");
        DownloadRig rig = new DownloadRig(landing(
                file -> assertThat(Files.exists(file.file())).isFalse(),
                file -> assertThat(Files.exists(file.file())).isTrue()));
        rig.host.serves(VIDEO, ETAG);

        rig.fetch(target).assertValue(video -> video.sha256().equals(SHA256) && video.unrecorded() == null);

        String file = TASK + " " + new ArchivedFile(target, LENGTH, SHA256);
        assertThat(told).containsExactly("before " + file, "after " + file);
        assertThat(rig.home).containsExactly(TASK);
        assertThat(target).hasBinaryContent(VIDEO);
        assertThat(folder.toFile().list()).containsExactly("out.mp4");
    }

    @Test
    void before_whenTheVideoIsNotWhole_hearsNothing() {
        DownloadRig rig = new DownloadRig(landing(file -> {}, file -> {}));
        rig.host.always(sink -> DownloadRig.send(sink, 0, DownloadRig.head(12), LENGTH));

        rig.fetch(folder.resolve("out.mp4"));

        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void landing_whenNothingCanBeWrittenDown_savesTheVideoAndKeepsTheEvidence(boolean overwrite) {
        Target target = new Target(folder.resolve("out.mp4"), overwrite);
        DownloadRig rig = new DownloadRig(landing(ResultRecorderTest::away, ResultRecorderTest::away));
        rig.host.serves(VIDEO, ETAG);

        rig.fetch(target, TransferListener.NONE).assertValue(video -> video.unrecorded() instanceof TransportException);

        assertThat(target.path()).hasBinaryContent(VIDEO);
        assertThat(folder).isDirectoryContaining("glob:**.receipt");
        assertKnownAgain(target);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void landing_whenOnlyTheSecondNoteIsMissing_isKnownByTheFirst(boolean overwrite) {
        Target target = new Target(folder.resolve("out.mp4"), overwrite);
        DownloadRig rig = new DownloadRig(landing(file -> {}, ResultRecorderTest::away));
        rig.host.serves(VIDEO, ETAG);

        rig.fetch(target, TransferListener.NONE).assertValue(video -> video.unrecorded() != null);

        assertThat(target.path()).hasBinaryContent(VIDEO);
        assertThat(folder).isDirectoryNotContaining("glob:**.receipt");
    }

    @Test
    void landing_whenNotEvenTheEvidenceCanBeWritten_keepsThePartAndLandsNextTime() throws IOException {
        Target target = Target.of(folder.resolve("out.mp4"));
        Path obstacle = Files.createDirectories(
                folder.resolve("out.mp4.t-1.part.receipt").resolve("x"));
        DownloadRig rig = new DownloadRig(landing(ResultRecorderTest::away, ResultRecorderTest::away));
        rig.host.serves(VIDEO, ETAG);

        rig.fetch(target, TransferListener.NONE).assertError(StorageException.class);

        assertThat(target.path()).doesNotExist();
        Files.delete(obstacle);
        Files.delete(obstacle.getParent());
        assertKnownAgain(target);
    }

    /** A host without an entity tag, with the length announced and without. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void landing_whenStoreAndReceiptFailWithoutAnEntityTag_keepsTheWholePart(boolean announced) throws IOException {
        Target target = Target.of(folder.resolve("out.mp4"));
        Files.createDirectories(folder.resolve("out.mp4.t-1.part.receipt").resolve("x"));
        DownloadRig rig = new DownloadRig(landing(ResultRecorderTest::away, ResultRecorderTest::away));
        rig.host.always(sink -> sendUntagged(sink, announced));

        rig.fetch(target, TransferListener.NONE).assertError(StorageException.class);

        assertThat(folder.resolve("out.mp4.t-1.part")).hasBinaryContent(VIDEO);
    }

    @Test
    void landing_whenStoreAndReceiptFailWithoutAnEntityTag_landsNextTimeByTheJournal() throws IOException {
        Target target = Target.of(folder.resolve("out.mp4"));
        Path obstacle = Files.createDirectories(
                folder.resolve("out.mp4.t-1.part.receipt").resolve("x"));
        DownloadRig rig = new DownloadRig(landing(ResultRecorderTest::away, ResultRecorderTest::away));
        rig.host.always(sink -> sendUntagged(sink, true));
        rig.fetch(target, TransferListener.NONE).assertError(StorageException.class);

        Files.delete(obstacle);
        Files.delete(obstacle.getParent());
        assertKnownAgain(target);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fetch_whenThePartCouldNotTakeItsNameWithoutAnEntityTag_landsOnceTheNameIsFree(boolean announced)
            throws IOException {
        Target target = Target.of(folder.resolve("out.mp4"));
        DownloadRig rig = new DownloadRig(wantedAt(target.path(), DownloadRig.NO_RECORDS));
        rig.host.always(sink -> {
            sendUntagged(sink, announced);
            Files.writeString(target.path(), "mine");
        });
        rig.fetch(target, TransferListener.NONE).assertError(StorageException.class);
        assertThat(folder.resolve("out.mp4.t-1.part")).hasBinaryContent(VIDEO);

        rig.run(rig.downloader.fetch(SUCCEEDED, target, TransferListener.NONE))
                .assertError(fault -> fault.getMessage().contains("the edited video is whole in "));
        assertThat(folder.resolve("out.mp4.t-1.part")).hasBinaryContent(VIDEO);

        Files.delete(target.path());
        assertKnownAgain(target);
    }

    @Test
    void fetch_whenAFilmIsThereThatNothingTellsOf_movesItAside() throws IOException {
        Path target = folder.resolve("out.mp4");
        DownloadRig rig = new DownloadRig();
        rig.host.serves(VIDEO, null);
        Files.write(folder.resolve("out.mp4.t-1.part"), VIDEO);
        Files.writeString(folder.resolve("out.mp4.t-1.found"), "an earlier one");

        rig.fetch(target).assertValueCount(1);

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("out.mp4", "out.mp4.t-1.found", "out.mp4.t-1.found-2");
        assertThat(folder.resolve("out.mp4.t-1.found")).hasContent("an earlier one");
        assertThat(folder.resolve("out.mp4.t-1.found-2")).hasBinaryContent(VIDEO);
    }

    @Test
    void left_whenTheLinkOfThePartIsGone_goesByTheReceipt() throws IOException {
        Target target = Target.of(folder.resolve("out.mp4"));
        DownloadRig rig = new DownloadRig(landing(ResultRecorderTest::away, ResultRecorderTest::away));
        rig.host.serves(VIDEO, ETAG);
        rig.fetch(target, TransferListener.NONE);
        Files.delete(folder.resolve("out.mp4.t-1.part"));

        assertKnownAgain(target);
    }

    @Test
    void left_whenTheFileWasChanged_isEmpty() throws IOException {
        Target target = new Target(folder.resolve("out.mp4"), true);
        DownloadRig rig = new DownloadRig(landing(ResultRecorderTest::away, ResultRecorderTest::away));
        rig.host.serves(VIDEO, ETAG);
        rig.fetch(target, TransferListener.NONE);
        Files.write(target.path(), DownloadRig.head(12));

        rig.run(rig.downloader.left(SUCCEEDED, target).toSingle()).assertError(NoSuchElementException.class);
    }

    @Test
    void left_whenAWholePartHasNoNameYet_givesItItsName() {
        Target target = Target.of(folder.resolve("out.mp4"));
        DownloadRig killed = new DownloadRig();
        killed.host.next(sink -> {
            DownloadRig.send(sink, 0, VIDEO, LENGTH);
            throw Script.lost();
        });
        killed.downloader.fetch(SUCCEEDED, target, TransferListener.NONE).test().dispose();

        assertKnownAgain(target);
    }

    @Test
    void left_whenThereIsNothing_makesNothing() {
        DownloadRig rig = new DownloadRig();
        Target nowhere = Target.of(folder.resolve("none").resolve("out.mp4"));

        rig.downloader.left(SUCCEEDED, nowhere).test().assertNoValues().assertComplete();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fetch_whenTheVeryResultIsThereWithoutEvidence_takesItForTheResult() throws IOException {
        Path target = Files.write(folder.resolve("out.mp4"), VIDEO);
        DownloadRig rig = new DownloadRig(wantedAt(target, landing(file -> {}, file -> {})));
        rig.host.serves(VIDEO, ETAG);

        rig.run(rig.downloader.fetch(SUCCEEDED, Target.of(target), TransferListener.NONE))
                .assertValueCount(1);

        assertThat(told).hasSize(2);
        assertThat(folder.toFile().list()).containsExactly("out.mp4");
    }

    @Test
    void fetch_whenAnotherFileIsWhereTheJobWantsItsResult_keepsBoth() throws IOException {
        Path target = Files.writeString(folder.resolve("out.mp4"), "mine");
        DownloadRig rig = new DownloadRig(wantedAt(target, DownloadRig.NO_RECORDS));
        rig.host.serves(VIDEO, ETAG);

        rig.run(rig.downloader.fetch(SUCCEEDED, Target.of(target), TransferListener.NONE))
                .assertError(fault -> fault.getMessage().contains("the edited video is whole in "));

        assertThat(target).hasContent("mine");
        assertThat(folder.resolve("out.mp4.t-1.part")).hasBinaryContent(VIDEO);
    }

    /** The recorder of a job that wants its result there. */
    private static ResultRecorder wantedAt(Path target, ResultRecorder recorder) {
        return new ResultRecorder() {
            @Override
            public Completable before(TaskId taskId, ArchivedFile file) {
                return recorder.before(taskId, file);
            }

            @Override
            public Completable after(TaskId taskId, ArchivedFile file) {
                return recorder.after(taskId, file);
            }

            @Override
            public Maybe<Path> target(TaskId taskId) {
                return Maybe.just(target.toAbsolutePath());
            }
        };
    }

    /** By the next process, whose store works again: it sends no request, and leaves no files behind. */
    private void assertKnownAgain(Target target) {
        told.clear();
        DownloadRig next = new DownloadRig(landing(file -> {}, file -> {}));

        next.downloader
                .left(SUCCEEDED, target)
                .test()
                .assertValue(video -> video.sha256().equals(SHA256) && video.unrecorded() == null);

        assertThat(next.host.requests).isEmpty();
        assertThat(told).hasSize(2);
        assertThat(target.path()).hasBinaryContent(VIDEO);
        assertThat(folder.toFile().list()).containsExactly("out.mp4");
    }

    private static void sendUntagged(ResultSink sink, boolean announced) throws IOException {
        sink.begin(new ResultHead(0, announced ? LENGTH : -1, "video/mp4", null));
        sink.write(ByteBuffer.wrap(VIDEO));
    }

    private static void away(ArchivedFile file) {
        throw Script.lost();
    }

    private ResultRecorder landing(Consumer<ArchivedFile> before, Consumer<ArchivedFile> after) {
        return new ResultRecorder() {
            @Override
            public Completable before(TaskId taskId, ArchivedFile file) {
                return Completable.fromAction(() -> {
                    before.accept(file);
                    told.add("before " + taskId + " " + file);
                });
            }

            @Override
            public Completable after(TaskId taskId, ArchivedFile file) {
                return Completable.fromAction(() -> {
                    after.accept(file);
                    told.add("after " + taskId + " " + file);
                });
            }
        };
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(VIDEO));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
