package dev.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program against the fake, by the system properties that a user could give it too. */
@ExtendWith(FakeDashScopeExtension.class)
class EditClipTest {

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void useTheFake(FakeDashScope fake) {
        System.setProperty("wanedit.api-key", fake.apiKey());
        System.setProperty("wanedit.base-url", fake.baseUrl().toString());
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(console);
        System.clearProperty("wanedit.api-key");
        System.clearProperty("wanedit.base-url");
    }

    @Test
    void main_withAClipAndAPicture_writesTheResultAndShowsEachStep(FakeDashScope fake) throws Exception {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        Path picture = folder.resolve("picture.png");
        ImageIO.write(new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        Path result = folder.resolve("edited.mp4");

        EditClip.main(new String[] {clip.toString(), picture.toString(), "Make it snow", result.toString()});

        assertThat(result).hasSameBinaryContentAs(clip);
        assertThat(fake.tasks()).hasSize(1);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "4 s billed, 2.40 CNY",
                        "uploaded clip.mp4",
                        "submitted",
                        "downloaded edited.mp4",
                        "edited video is");
    }
}
