package dev.wanedit.engine.download;

import static dev.wanedit.engine.download.DownloadRig.ETAG;
import static dev.wanedit.engine.download.DownloadRig.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.engine.part.TargetFiles;
import dev.wanedit.error.StorageException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Links at the places of a result, which lead to other files or to none. */
@DisabledOnOs(OS.WINDOWS)
class DanglingLinkTest {

    private final DownloadRig rig = new DownloadRig();

    @TempDir
    private Path folder;

    @Test
    void check_whenTheTargetIsALinkToNothing_refusesBeforeAnythingIsPaid() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("out.mp4"), folder.resolve("nowhere"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> new TargetFiles(Target.of(link)).check(null))
                .withMessageContaining("out.mp4 is a link to what is not there.")
                .withMessageContaining("allow to overwrite it");
    }

    @Test
    void fetch_whenALinkMayBeReplaced_replacesTheLinkAndNotWhatItLeadsTo() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "mine");
        for (Path leadsTo : new Path[] {folder.resolve("nowhere"), other}) {
            Path link = folder.resolve("out-" + leadsTo.getFileName() + ".mp4");
            Files.createSymbolicLink(link, leadsTo);
            rig.host.serves(VIDEO, ETAG);

            rig.fetch(new Target(link, true), TransferListener.NONE).assertValueCount(1);

            assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
            assertThat(link).hasBinaryContent(VIDEO);
        }
        assertThat(other).hasContent("mine");
    }

    @Test
    void fetch_whenThePartIsALink_takesItsPlace() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "mine");
        for (Path leadsTo : new Path[] {folder.resolve("nowhere"), other}) {
            Path target = folder.resolve("out-" + leadsTo.getFileName() + ".mp4");
            Files.createSymbolicLink(folder.resolve(target.getFileName() + ".t-1.part"), leadsTo);
            Files.createSymbolicLink(folder.resolve(target.getFileName() + ".t-1.part.journal"), leadsTo);
            rig.host.serves(VIDEO, ETAG);

            rig.fetch(target).assertValueCount(1);

            assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
            assertThat(target).hasBinaryContent(VIDEO);
        }
        assertThat(other).hasContent("mine");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
