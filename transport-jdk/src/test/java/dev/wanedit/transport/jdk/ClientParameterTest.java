package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The test kit hands out a client that uses its fake, over the transport on the class path. */
@ExtendWith(FakeDashScopeExtension.class)
@Timeout(20)
class ClientParameterTest {

    private VideoEditClient first;

    @BeforeEach
    void remember(VideoEditClient client) {
        first = client;
    }

    @Test
    void edit_byTheClientOfTheTest_ends(VideoEditClient client, FakeDashScope fake, @TempDir Path folder) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .build();

        client.edit(job, folder.resolve("edited.mp4"));

        assertThat(folder.resolve("edited.mp4")).hasBinaryContent(FakeDashScope.clip());
        assertThat(fake.tasks()).hasSize(1);
        assertThat(client).isSameAs(first);
    }
}
