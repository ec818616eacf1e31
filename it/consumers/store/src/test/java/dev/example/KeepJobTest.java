package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class KeepJobTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = FakeDashScopeExtension.with(
            fake -> fake.clock(Clock.systemUTC()).pending(Duration.ZERO).running(Duration.ZERO));

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
