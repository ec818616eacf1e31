package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.class)
class EditClipTest {

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
