package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A restart: what is paid for is finished, and nothing is sent at another price than the one that was shown. */
class ResumeTest {

    private static final String[] DEARER = {"--wanedit.prices.as-of=2026-11-01", "--wanedit.prices.p720=1"};

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = new FakeDashScopeExtension.OnTestClock();

    @TempDir
    Path folder;

    private final UUID id = UUID.randomUUID();
    private RunningStudio studio;
    private StudioCalls calls;

    @BeforeEach
    void start(FakeDashScope fake) {
        studio = RunningStudio.with(fake, folder);
        calls = new StudioCalls(studio);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void restart_whenTheClipOfARunningJobIsGone_downloadsItsResult(FakeDashScope fake, TestClock clock)
            throws Exception {
        calls.run("/api/jobs/" + id, calls.requestOfSample());
        calls.await("QUEUED");
        studio.stop();
        deleteFiles(folder.resolve("real/uploads"), "");

        studio.startAgain();
        clock.advance(Duration.ofMinutes(3));
        JsonNode done = calls.await("DONE");

        assertThat(done.get("cost").asText()).isEqualTo("3.60");
        assertThat(folder.resolve("real/results/" + id + ".mp4")).hasBinaryContent(Demo.sample());
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void restart_whenTheServiceIsDearerNow_finishesARunningJob(FakeDashScope fake, TestClock clock) throws Exception {
        calls.run("/api/jobs/" + id, calls.requestOfSample());
        calls.await("QUEUED");
        studio.stop();

        studio.startAgain(DEARER);
        clock.advance(Duration.ofMinutes(3));
        calls.await("DONE");

        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void restart_whenTheServiceIsDearerNow_doesNotSendAWaitingJob(FakeDashScope fake) throws Exception {
        addWaiting();
        studio.stop();

        studio.startAgain(DEARER);
        JsonNode stopped = calls.await("STOPPED");

        assertThat(stopped.get("problem").get("kind").asText()).isEqualTo("InvalidJob");
        assertThat(stopped.get("problem").get("text").asText()).contains("3.60 CNY");
        assertThat(fake.count(RequestKind.CREATE)).isZero();
    }

    @Test
    void restart_whenTheClipOfAJobThatWasNotSentIsGone_stopsItSoThatItCanBeTriedAgain(FakeDashScope fake)
            throws Exception {
        addWaiting();
        studio.stop();
        deleteFiles(folder.resolve("real/uploads"), ".mp4");

        studio.startAgain();
        calls.await("STOPPED");

        assertThat(fake.count(RequestKind.CREATE)).isZero();
    }

    @Test
    void restart_whenTheStudiosFileOfAPaidJobIsGone_downloadsItsResult(FakeDashScope fake, TestClock clock)
            throws Exception {
        calls.run("/api/jobs/" + id, calls.requestOfSample());
        calls.await("QUEUED");
        studio.stop();
        Files.delete(folder.resolve("real/jobs/" + id + ".json"));

        studio.startAgain();
        calls.await("QUEUED");
        clock.advance(Duration.ofMinutes(3));
        calls.await("DONE");

        assertThat(folder.resolve("real/results/" + id + ".mp4")).hasBinaryContent(Demo.sample());
        assertThat(fake.tasks()).hasSize(1);
    }

    private void addWaiting() throws Exception {
        UUID video = UUID.fromString(calls.uploadSample().get("id").asText());
        JobRequest request = new JobRequest(
                video, null, "Make it snow", null, dev.wanedit.job.Resolution.P720, null, null, null, null);
        Check.Price quote = new Check.Price("6", "6", "3.60", "3.60", "CNY", "0.60", "720P", "2026-01-01");
        studio.bean(JobList.class).add(StudioJob.waiting(id, request, "day.mp4", quote, Instant.EPOCH));
    }

    private static void deleteFiles(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
                Files.delete(file);
            }
        }
    }
}
