package dev.wanedit.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.StorageException;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Downloads in real processes that are killed, meet each other, or run out of disk. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class KilledDownloadTest {

    private static final byte[] VIDEO = Scene.video(3);
    private static final int CUT = 400_000;

    /** What a kill may lose: the bytes that came since the last piece was written. */
    private static final int PIECE = 262_144;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenItsProcessIsKilled_isGoneOnWithWhereItStopped(String transport, FakeDashScope fake)
            throws Exception {
        Path target = folder.resolve("out.mp4");
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            fake.inject(RequestKind.RESULT, Fault.stallInBody(CUT));
            try (ForkedDownload download = ForkedDownload.start(fake, transport, task, target)) {
                download.awaitBytes(CUT);
                download.kill();
            }

            assertThat(client.download(task, target).file()).hasBinaryContent(VIDEO);

            assertThat(Scene.ranges(fake)).hasSize(2).startsWith("all");
            assertThat(start(Scene.ranges(fake).get(1))).isBetween(CUT - PIECE, CUT);
            assertThat(folder.toFile().list()).containsExactly("out.mp4");
        }
    }

    @Test
    void download_whenAnotherProcessIsAtIt_isRefused(FakeDashScope fake) throws Exception {
        Path target = folder.resolve("out.mp4");
        try (VideoEditClient client = Scene.client(fake, "jdk")) {
            TaskId task = Scene.task(fake, client, VIDEO);
            fake.inject(RequestKind.RESULT, Fault.stallInBody(CUT));
            try (ForkedDownload download = ForkedDownload.start(fake, "jdk", task, target)) {
                download.awaitBytes(CUT);

                for (int attempt = 0; attempt < 2; attempt++) {
                    assertThatThrownBy(() -> client.download(task, target))
                            .isInstanceOf(StorageException.class)
                            .hasMessageContaining("another download of the same task");
                }

                fake.release();
                assertThat(download.end()).isEqualTo("done " + Scene.LENGTH);
            }
        }
        assertThat(target).hasBinaryContent(VIDEO);
        assertThat(folder.toFile().list()).containsExactly("out.mp4");
    }

    /** A process that may write no larger files meets the same end of a write as on a full disk. */
    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
    void download_whenTheDiskIsFull_saysSoAndGoesOnWhenThereIsRoom(String transport, FakeDashScope fake)
            throws Exception {
        Path target = folder.resolve("out.mp4");
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            try (ForkedDownload download = ForkedDownload.start(
                    fake, transport, task, target, "sh", "-c", "ulimit -f 500; exec \"$@\"", "sh")) {
                assertThat(download.end())
                        .startsWith("failed StorageException")
                        .contains("out.mp4." + task + ".part", "Make room");
            }
            assertThat(target).doesNotExist();

            assertThat(client.download(task, target).file()).hasBinaryContent(VIDEO);

            assertThat(Scene.ranges(fake)).hasSize(2).last().asString().matches("bytes=[1-9][0-9]{4,5}-");
            assertThat(folder.toFile().list()).containsExactly("out.mp4");
        }
    }

    private static int start(String range) {
        return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    }
}
