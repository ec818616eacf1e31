package dev.example.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.spring.test.WithFakeDashScope;
import dev.wanedit.testkit.FakeDashScope;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:fake")
@WithFakeDashScope
class FakeInSpringTest {

    @Autowired
    VideoEditClient client;

    @Autowired
    FakeDashScope fake;

    @Test
    void edit_withTheFake_needsNoKey(@TempDir Path folder) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("Make it snow")
                .build();

        assertThat(client.edit(job, folder.resolve("edited.mp4")).file()).isNotEmptyFile();
        assertThat(fake.tasks()).hasSize(1);
    }
}
