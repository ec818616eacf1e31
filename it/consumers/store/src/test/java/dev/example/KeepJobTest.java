package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.class)
class KeepJobTest {

    @TempDir
    Path folder;

    @Test
    void main_whenStartedAgain_findsTheJobInTheFileAndPaysOnce(FakeDashScope fake) throws Exception {
        String first = Application.run(KeepJob.class, fake, folder);
        String second = Application.run(KeepJob.class, fake, folder);

        assertThat(first).contains("new");
        assertThat(second).contains("known");
        assertThat(folder.resolve("order-17.mp4")).isNotEmptyFile();
        assertThat(fake.tasks()).hasSize(1);
    }
}
