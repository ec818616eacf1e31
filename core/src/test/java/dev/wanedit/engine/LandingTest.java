package dev.wanedit.engine;

import static dev.wanedit.engine.DownloadRig.ETAG;
import static dev.wanedit.engine.DownloadRig.LENGTH;
import static dev.wanedit.engine.DownloadRig.TASK;
import static dev.wanedit.engine.DownloadRig.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.error.TransportException;
import io.reactivex.rxjava3.core.Completable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTest {

    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void before_whenTheVideoIsWhole_hearsOfItBeforeItHasItsName() throws Exception {
        Path target = folder.resolve("out.mp4");
        DownloadRig rig = new DownloadRig((task, file, size, sha256) -> Completable.fromAction(() -> {
            assertThat(Files.exists(file)).isFalse();
            told.add(task + " " + file + " " + size + " " + sha256);
        }));
        rig.host.serves(VIDEO, ETAG);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(VIDEO));

        rig.fetch(target).assertValue(video -> video.sha256().equals(sha256));

        assertThat(told).containsExactly(TASK + " " + target + " " + LENGTH + " " + sha256);
        assertThat(rig.home).containsExactly(TASK);
        assertThat(target).hasBinaryContent(VIDEO);
    }

    @Test
    void before_whenItFails_theFileDoesNotTakeItsName() {
        Path target = folder.resolve("out.mp4");
        DownloadRig rig = new DownloadRig((task, file, size, sha256) -> Completable.error(Script.lost()));
        rig.host.serves(VIDEO, ETAG);

        rig.fetch(target).assertError(TransportException.class);

        assertThat(target).doesNotExist();
        assertThat(rig.host.requests).hasSize(1);
        assertThat(rig.home).isEmpty();
    }

    @Test
    void before_whenTheVideoIsNotWhole_hearsNothing() {
        DownloadRig rig =
                new DownloadRig((task, file, size, sha256) -> Completable.fromAction(() -> told.add("whole")));
        rig.host.always(sink -> DownloadRig.send(sink, 0, DownloadRig.head(12), LENGTH));

        rig.fetch(folder.resolve("out.mp4"));

        assertThat(told).isEmpty();
    }
}
