package dev.wanedit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake behaves like the service as far as the official SDK can see: the SDK works with it, without wanedit. */
class OfficialSdkTest {

    @Test
    void videoSynthesis_whenUsedByItself_submitsUploadsFetchesListsAndCancels(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start()) {
            fake.nextTask(TaskScript.statuses("PENDING"));
            fake.nextTask(TaskScript.statuses("SUCCEEDED"));
            ForkedJvm jvm = ForkedJvm.plain()
                    .knowing(Map.of(
                            "DASHSCOPE_HTTP_BASE_URL", fake.baseUrl().toString(), "DASHSCOPE_API_KEY", fake.apiKey()));

            List<String> printed = jvm.run(OfficialSdkProgram.class, Duration.ofSeconds(100), folder, "file://" + clip);

            List<FakeTask> tasks = fake.tasks();
            assertThat(tasks).hasSize(2).allSatisfy(task -> {
                assertThat(task.media().get(0).url()).startsWith("oss://");
                assertThat(task.prompt()).isEqualTo("make it snow");
            });
            assertThat(printed)
                    .startsWith(
                            "submitted " + tasks.get(0).id(),
                            "fetched PENDING",
                            "listed " + tasks.get(0).id())
                    .anyMatch(line -> line.matches("canceled \\S{8,}"))
                    .contains("fetched CANCELED")
                    .anyMatch(line -> line.startsWith("waited http"));
            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
            assertThat(fake.count(RequestKind.UPLOAD)).isEqualTo(2);
            assertThat(fake.keyLeaks()).isEmpty();
        }
    }
}
