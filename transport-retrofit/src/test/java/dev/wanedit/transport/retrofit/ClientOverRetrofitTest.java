package dev.wanedit.transport.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.settings.Polling;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an application's call to the service's socket and back. */
class ClientOverRetrofitTest {

    private final FakeDashScope fake = FakeDashScope.builder().testClock().start();
    private final VideoEditClient client = VideoEditClient.builder()
            .transport("retrofit")
            .baseUrl(fake.baseUrl())
            .apiKey(fake.apiKey())
            .polling(new Polling(Duration.ZERO, Duration.ofMillis(1)))
            .build();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    @Test
    void edit_whenTheClipIsLocal_bringsTheEditedVideoHome() throws IOException {
        fake.nextTask(TaskScript.statuses("PENDING", "SUCCEEDED"));
        EditJob job = EditJob.builder()
                .video(Files.write(folder.resolve("a clip.mp4"), FakeDashScope.clip()))
                .build();

        EditedVideo video = client.edit(job, folder.resolve("out/edited.mp4"));

        assertThat(video.file()).hasBinaryContent(FakeDashScope.clip());
        assertThat(fake.keyLeaks()).isEmpty();
    }

    @Test
    void submit_whenTheAnswerInvitesToTryAgain_postsOnceAndSaysThatItIsUncertain() {
        fake.inject(
                        RequestKind.CREATE,
                        Fault.error(503, "ServiceUnavailable", "busy")
                                .header("Retry-After", "0")
                                .processed())
                .forever();
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .build();

        assertThatThrownBy(() -> client.submit(job)).isInstanceOf(SubmitUncertainException.class);

        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
        assertThat(fake.tasks()).hasSize(1);
    }
}
