package dev.wanedit.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.testkit.FakeDashScope;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

@SpringBootTest(properties = {"wanedit.api-key=sk-of-production", "wanedit.base-url=http://production.example"})
@WithFakeDashScope
class WithFakeDashScopeTest {

    @Autowired
    FakeDashScope fake;

    @Autowired
    VideoEditClient client;

    @Autowired
    JobStore store;

    @Test
    void edit_whenTheTestHasTheFake_goesThereAndEndsAtOnce(@TempDir Path folder) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("Make it snow")
                .build();

        client.edit(job, folder.resolve("edited.mp4"));

        assertThat(folder.resolve("edited.mp4")).hasBinaryContent(FakeDashScope.clip());
        assertThat(fake.tasks()).hasSize(1);
        assertThat(store).isInstanceOf(MemoryJobStore.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}
}
