package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A slow disk must not hold up the one thread on which all polls are answered. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class CreateFromDiskTest {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and the rest".getBytes(StandardCharsets.ISO_8859_1);

    private final Set<Thread> before = transferThreads();

    private Rig rig;

    @BeforeEach
    void open(FakeDashScope fake) {
        rig = new Rig(fake);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void create_whenAnImageIsAFile_isSentOnTheThreadsForTheDisk(@TempDir Path folder) throws IOException {
        create(InlineImage.of(Files.write(folder.resolve("hat.png"), PNG)));

        assertThat(transferThreads()).anyMatch(thread -> !before.contains(thread));
    }

    @Test
    void create_whenAnImageIsInMemory_needsNoSuchThreads() {
        create(InlineImage.of(PNG));

        assertThat(before).containsAll(transferThreads());
    }

    private void create(InlineImage image) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .reference(image)
                .build();
        Rig.ended(rig.transport.tasks().create(job).test()).assertComplete();
    }

    private static Set<Thread> transferThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("wanedit-jdk-transfer"))
                .collect(Collectors.toSet());
    }
}
