package dev.wanedit.engine.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.event.TransferListener;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultHead;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.Sha256;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part file is written in large pieces; its journal never claims more than the disk has, and its digest is that of the file. */
class PartFileTest {

    private static final int LENGTH = 1_000_000;
    private static final int CHUNK = 16_384;
    private static final int PIECE = 262_144;
    private static final TaskId TASK = new TaskId("t-1");
    private static final ResultHead HEAD = new ResultHead(0, LENGTH, null, "\"tag\"");

    @TempDir
    Path folder;

    private final byte[] video = video();

    @Test
    void write_whenChunksAreSmall_makesALineForEachPieceAndClaimsNoMoreThanIsOnDisk() throws Exception {
        PartFile part = opened();
        part.begin(HEAD);
        for (int from = 0; from < LENGTH; from += CHUNK) {
            part.write(chunk(from));

            assertThat(part.length()).isEqualTo(Math.min(LENGTH, from + CHUNK));
            assertThat(claimed()).isEqualTo(Files.size(partFile())).isGreaterThan(part.length() - PIECE);
        }
        part.requireWhole();

        assertThat(claimed()).isEqualTo(LENGTH);
        assertThat(journal()).hasSize(4 + LENGTH / PIECE + 1);
        part.close();
    }

    /** A listener may wait for a thread that cancels the download, so it must not hold what a close needs. */
    @Test
    void listener_whenNotified_isNotCalledUnderTheLockThatACloseNeeds() throws Exception {
        AtomicReference<PartFile> current = new AtomicReference<>();
        List<Boolean> locked = new ArrayList<>();
        TransferListener listener = (done, total) -> locked.add(Thread.holdsLock(current.get()));
        PartFile part = new PartFile(TASK, Target.of(folder.resolve("out.mp4")), listener, new PartLocks());
        current.set(part);
        part.open();
        write(part, HEAD, 0, LENGTH);
        part.close();

        PartFile whole = new PartFile(TASK, Target.of(folder.resolve("out.mp4")), listener, new PartLocks());
        current.set(whole);
        whole.open();
        whole.close();

        assertThat(locked).hasSizeGreaterThan(2).containsOnly(false);
    }

    @Test
    void seal_whenAllCameInThisProcess_hasTheDigestOfTheFile() throws Exception {
        PartFile part = opened();
        write(part, HEAD, 0, LENGTH);

        assertWhole(part);
    }

    @Test
    void seal_whenAnEarlierDownloadWroteTheBeginning_hasTheDigestOfTheFile() throws Exception {
        PartFile first = opened();
        write(first, HEAD, 0, 300_000);
        first.close();

        PartFile second = opened();
        assertThat(second.length()).as("a close writes what came").isEqualTo(300_000);
        write(second, new ResultHead(300_000, LENGTH, null, "\"tag\""), 300_000, LENGTH);

        assertWhole(second);
    }

    @Test
    void seal_whenAllWasThereBefore_hasTheDigestOfTheFile() throws Exception {
        PartFile first = opened();
        write(first, HEAD, 0, LENGTH);
        first.close();

        assertWhole(opened());
    }

    @Test
    void seal_whenTheHostBeganFromTheStart_hasTheDigestOfTheFile() throws Exception {
        PartFile part = opened();
        write(part, HEAD, 0, 400_000);
        write(part, HEAD, 0, LENGTH);

        assertWhole(part);
    }

    @Test
    void write_whenTheResultIsLongerThanAnnounced_keepsAllOfIt() throws Exception {
        PartFile part = opened();
        write(part, new ResultHead(0, 100, null, "\"tag\""), 0, 50_000);
        part.close();

        assertThat(partFile()).hasBinaryContent(Arrays.copyOf(video, 50_000));
    }

    private void assertWhole(PartFile part) {
        part.requireWhole();
        ArchivedFile sealed = part.seal();
        part.close();

        assertThat(partFile()).hasBinaryContent(video);
        assertThat(sealed.size()).isEqualTo(LENGTH);
        assertThat(sealed.sha256()).isEqualTo(Sha256.of(video));
    }

    private void write(PartFile part, ResultHead head, int from, int to) {
        part.begin(head);
        part.write(ByteBuffer.wrap(video, from, to - from));
    }

    private ByteBuffer chunk(int from) {
        return ByteBuffer.wrap(video, from, Math.min(CHUNK, LENGTH - from));
    }

    private PartFile opened() {
        PartFile part =
                new PartFile(TASK, Target.of(folder.resolve("out.mp4")), TransferListener.NONE, new PartLocks());
        part.open();
        return part;
    }

    private long claimed() throws IOException {
        List<String> lines = journal();
        return lines.size() <= 4
                ? 0
                : Long.parseLong(lines.get(lines.size() - 1).split(" ")[0]);
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(folder.resolve("out.mp4.t-1.part.journal"));
    }

    private Path partFile() {
        return folder.resolve("out.mp4.t-1.part");
    }

    /** Has the boxes of an MP4, and is otherwise noise. */
    private static byte[] video() {
        byte[] video = new byte[LENGTH];
        new Random(1).nextBytes(video);
        byte[] head = "\0\0\0\u000cftypisom\0\0\0\u000cmoovhow?\0\0\0\0mdat".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, video, 0, head.length);
        return video;
    }
}
