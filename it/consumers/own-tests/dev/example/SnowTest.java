package dev.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.job.EditJob;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.class)
class SnowTest {

    private static final EditJob SNOW = EditJob.builder()
            .video(URI.create("https://example.com/clip.mp4"))
            .prompt("Make it snow")
            .build();

    @TempDir
    Path folder;

    @Test
    void edit_always_downloadsTheResult(VideoEditClient client) throws Exception {
        Path file = client.edit(SNOW, folder.resolve("snow.mp4")).file();

        assertArrayEquals(FakeDashScope.clip(), Files.readAllBytes(file));
    }

    @Test
    void edit_whenTheAnswerIsLost_createsOneTaskOnly(FakeDashScope fake, VideoEditClient client) {
        fake.inject(RequestKind.CREATE, Fault.resetAfterRead().processed());

        assertThrows(SubmitUncertainException.class, () -> client.edit(SNOW, folder.resolve("snow.mp4")));

        assertEquals(1, fake.tasks().size());
    }
}
