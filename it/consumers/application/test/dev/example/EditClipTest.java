package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EditClipTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = FakeDashScopeExtension.with(
            fake -> fake.clock(Clock.systemUTC()).pending(Duration.ZERO).running(Duration.ZERO));

    @TempDir
    Path folder;

    @Test
    void main_withTheTransportOnItsClassPath_editsALocalClip(FakeDashScope fake) throws Exception {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        Path edited = folder.resolve("edited.mp4");

        Application.run(EditClip.class, fake, clip, edited);

        assertThat(edited).hasSameBinaryContentAs(clip);
        assertThat(fake.tasks()).hasSize(1);
    }

    /** The libraries whose versions the tests of wanedit ran with, no others. */
    @Test
    void classPath_isWhatTheTransportWasTestedWith() throws IOException {
        TreeSet<String> tested = new TreeSet<>();
        for (String module : System.getProperty("modules.used").split(",")) {
            Path resolved = Path.of(System.getProperty("modules"), module, "target", "runtime.classpath");
            tested.addAll(Application.namesOfLibraries(Files.readString(resolved)));
        }
        assertThat(Application.libraries()).isNotEmpty().isEqualTo(tested);
    }
}
