package dev.wanedit.engine.download;

import static dev.wanedit.engine.download.DownloadRig.ETAG;
import static dev.wanedit.engine.download.DownloadRig.LENGTH;
import static dev.wanedit.engine.download.DownloadRig.VIDEO;
import static dev.wanedit.engine.download.DownloadRig.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.error.StorageException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A download that is killed between any two of its effects on the disk leaves one of the states that are built here; from
 * each, the next download ends with the whole video and nothing beside it.
 */
class CrashWindowTest {

    private static final int PIECE = 7;

    @TempDir
    private Path root;

    private Path folder;
    private Path target;
    private Path part;
    private Path journal;
    private byte[] written;

    /** Writes the video in pieces and keeps what the journal then holds, to be cut back to any moment. */
    @BeforeEach
    void writeOnce() throws IOException {
        folder = root.resolve("model");
        target = folder.resolve("out.mp4");
        DownloadRig rig = new DownloadRig();
        rig.host.next(sink -> {
            sink.begin(new ResultHead(0, LENGTH, "video/mp4", ETAG));
            for (int from = 0; from < LENGTH; from += PIECE) {
                sink.write(ByteBuffer.wrap(Arrays.copyOfRange(VIDEO, from, Math.min(LENGTH, from + PIECE))));
            }
            throw Script.lost();
        });
        rig.downloader
                .fetch(DownloadRig.succeeded("a"), Target.of(target), TransferListener.NONE)
                .test()
                .dispose();
        written = Files.readAllBytes(folder.resolve("out.mp4.t-1.part.journal"));
    }

    @Test
    void fetch_whenKilledAtAnyWrite_endsWhole() throws IOException {
        for (int journaled = 0; journaled <= written.length; journaled++) {
            for (int length : new int[] {0, 2 * PIECE, 2 * PIECE + 3, LENGTH}) {
                begin("written-" + journaled + "-" + length);
                Files.write(part, head(length));
                Files.write(journal, Arrays.copyOf(written, journaled));

                assertEndsWhole();
            }
        }
    }

    @Test
    void fetch_whenKilledBeforeTheFirstWrite_endsWhole() throws IOException {
        begin("nothing");
        assertEndsWhole();

        begin("made");
        Files.createFile(part);
        assertEndsWhole();
    }

    @Test
    void fetch_whenKilledWhileBegunAnew_endsWhole() throws IOException {
        begin("truncated");
        Files.createFile(part);
        Files.write(journal, written);
        assertEndsWhole();

        begin("journal-first");
        Files.write(part, head(2 * PIECE));
        Files.writeString(
                journal,
                new String(written, StandardCharsets.UTF_8).lines().findFirst().orElseThrow() + "\nt-1\n\"v2\"\n25\n");
        assertEndsWhole();
    }

    @Test
    void fetch_whenKilledAfterTheLink_endsWhole() throws IOException {
        for (boolean overwrite : new boolean[] {false, true}) {
            begin("linked-" + overwrite);
            Files.write(part, VIDEO);
            Files.write(journal, written);
            Files.createLink(target, part);
            assertEndsWhole(overwrite);

            begin("journal-removed-" + overwrite);
            Files.write(part, VIDEO);
            Files.createLink(target, part);
            assertEndsWhole(overwrite);
        }
    }

    @Test
    void fetch_whenKilledAfterTheMove_endsWhole() throws IOException {
        begin("moved");
        Files.write(target, VIDEO);
        Files.write(journal, written);

        assertEndsWhole(true);
    }

    @Test
    void fetch_whenKilledAtTheVeryEnd_findsTheTargetThere() throws IOException {
        begin("ended");
        Files.write(target, VIDEO);

        new DownloadRig().fetch(target).assertError(StorageException.class);

        assertThat(target).hasBinaryContent(VIDEO);
        assertEndsWhole(true);
    }

    @Test
    void fetch_whenTheResultWasMovedAwayAfterAKill_leavesItAlone() throws IOException {
        begin("moved-away");
        Path elsewhere = root.resolve("final.mp4");
        Files.write(part, VIDEO);
        Files.createLink(elsewhere, part);
        DownloadRig rig = new DownloadRig();
        rig.host.next(sink -> {
            DownloadRig.send(sink, 0, head(3), LENGTH);
            throw Script.lost();
        });

        rig.downloader
                .fetch(DownloadRig.succeeded("a"), Target.of(target), TransferListener.NONE)
                .test()
                .dispose();

        assertThat(elsewhere).hasBinaryContent(VIDEO);
    }

    private void begin(String state) throws IOException {
        folder = Files.createDirectory(root.resolve(state));
        target = folder.resolve("out.mp4");
        part = folder.resolve("out.mp4.t-1.part");
        journal = folder.resolve("out.mp4.t-1.part.journal");
    }

    private void assertEndsWhole() {
        assertEndsWhole(false);
    }

    private void assertEndsWhole(boolean overwrite) {
        DownloadRig rig = new DownloadRig();
        rig.host.serves(VIDEO, ETAG);

        rig.fetch(new Target(target, overwrite), TransferListener.NONE).assertValueCount(1);

        assertThat(target).hasBinaryContent(VIDEO);
        assertThat(folder.toFile().list()).as("the files in %s", folder).containsExactly("out.mp4");
    }
}
