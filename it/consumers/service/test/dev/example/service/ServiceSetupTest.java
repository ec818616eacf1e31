package dev.example.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an application sets up by properties alone: the endpoint for completion events, jobs in a file, and a key that is missing. */
@ExtendWith({FakeDashScopeExtension.OnTestClock.class, OutputCaptureExtension.class})
class ServiceSetupTest {

    private static final String SECRET = "a-secret-of-20-letters";

    @TempDir
    Path folder;

    @Test
    void events_withTheSecret_queryTheTaskAtOnce(FakeDashScope fake, CapturedOutput output) throws Exception {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        try (RunningService service = new RunningService(
                fake, folder, fake.apiKey(), "--wanedit.events.secret=" + SECRET, "--wanedit.polling.first=1h")) {
            service.order("17", clip);
            String task = service.submitted().taskId().value();
            assertThat(service.event("another-secret-of-20", task)).isEqualTo(404);
            assertThat(fake.count(RequestKind.QUERY)).isZero();

            fake.clock().advance(Duration.ofMinutes(5));
            assertThat(service.event(SECRET, task)).isEqualTo(204);

            assertThat(service.downloaded().file()).hasSameBinaryContentAs(clip);
        }
        assertThat(output).doesNotContain(SECRET);
    }

    @Test
    void jobs_inAFile_areKnownAfterARestart(FakeDashScope fake) throws Exception {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        String[] inFile = {"--wanedit.store.type=file", "--wanedit.store.file=" + folder.resolve("jobs/jobs.db")};
        try (RunningService service = new RunningService(fake, folder, fake.apiKey(), inFile)) {
            service.order("17", clip);
            service.submitted();
        }
        assertThat(folder.resolve("jobs/jobs.db")).isNotEmptyFile();

        fake.clock().advance(Duration.ofMinutes(5));
        try (RunningService service = new RunningService(fake, folder, fake.apiKey(), inFile)) {
            assertThat(service.downloaded().file()).hasSameBinaryContentAs(clip);
        }
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
    }

    @Test
    void start_withAFaultInTheSettings_saysWhatToDoInPlaceOfAStackTrace(FakeDashScope fake, CapturedOutput output) {
        assertThatThrownBy(
                        () -> new RunningService(fake, folder, fake.apiKey(), "--wanedit.events.secret=short").close())
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("wanedit.events.secret is too short")
                .contains("Action:", "Set at least 16 letters")
                .doesNotContain("\tat dev.wanedit");
    }
}
