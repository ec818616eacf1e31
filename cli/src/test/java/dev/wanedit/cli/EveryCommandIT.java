package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.service.TaskScript;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each command once from the packed jar, over each transport; {@code edit}, {@code batch}, {@code jobs} and {@code resume}
 * are in {@link ReadmeCommandsIT} and {@link KilledBatchIT}, {@code fake-server} in {@link ProcessIT}.
 */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class EveryCommandIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void everyCommand_overEachTransport_works(String transport, FakeDashScope fake) throws Exception {
        fake.nextTask(TaskScript.standard());
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        Path awaited = folder.resolve("awaited.mp4");
        Path downloaded = folder.resolve("downloaded.mp4");

        assertThat(run(fake, transport, "quote", "--video", Cli.CLIP.toString()))
                .startsWith("6 s billed, 6.00 CNY ");
        assertThat(fake.requests()).isEmpty();
        String queued = run(fake, transport, "submit", "--video", Cli.CLIP.toString(), "--job-key", "order 1");
        assertThat(run(fake, transport, "submit", "--video", Cli.CLIP.toString(), "--job-key", "order 1"))
                .as("the task of the key")
                .isEqualTo(queued);
        assertThat(run(fake, transport, "status", queued)).contains("PENDING " + queued);
        assertThat(run(fake, transport, "cancel", queued)).contains(queued);
        String other = submitted(fake);
        assertThat(run(fake, transport, "await", other, "--out", awaited.toString()))
                .isEqualTo(awaited.toString());
        assertThat(run(fake, transport, "download", other, "--out", downloaded.toString()))
                .isEqualTo(downloaded.toString());
        assertThat(run(fake, transport, "list")).contains("CANCELED", queued, "SUCCEEDED", other);

        assertThat(downloaded).hasSameBinaryContentAs(awaited);
        assertThat(fake.tasks()).hasSize(2);
    }

    /** The service has the time of day: a doctor compares it with its own. */
    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void doctor_overEachTransport_findsNoFault(String transport) throws Exception {
        try (FakeDashScope fake =
                FakeDashScope.builder().clock(Clock.systemUTC()).start()) {
            assertThat(run(fake, transport, "doctor"))
                    .contains("The transport " + transport, "KEY        WELL", "CLOCK      WELL");
        }
    }

    @Test
    void help_ofThePackedJar_namesEachCommand() throws Exception {
        try (PackedProgram program = PackedProgram.start(folder, Map.of(), "--help")) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.out())
                    .contains("edit", "quote", "submit", "batch", "report", "jobs", "resume")
                    .contains("await", "status", "cancel", "list", "download", "doctor", "fake-server");
        }
    }

    @Test
    void version_ofThePackedJar_isThatOfTheProject() throws Exception {
        try (PackedProgram program = PackedProgram.start(folder, Map.of(), "--version")) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.out().strip()).matches("wanedit \\d+\\.\\d+\\.\\d+(-\\w+)?");
        }
    }

    /** What it printed, if it was done. */
    private String run(FakeDashScope fake, String transport, String command, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of(more));
        args.addAll(
                List.of("--transport", transport, "--base-url", fake.baseUrl().toString()));
        if (command.equals("await")) {
            args.addAll(List.of("--first-poll", "0s", "--poll-every", "20ms"));
        }
        Map<String, String> environment =
                command.equals("quote") ? Map.of() : Map.of("DASHSCOPE_API_KEY", fake.apiKey());
        try (PackedProgram program = PackedProgram.start(folder, environment, args.toArray(new String[0]))) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(command + ": " + ran.err()).isZero();
            return ran.out().strip();
        }
    }

    /** A task that was not created by this command. */
    private static String submitted(FakeDashScope fake) {
        try (VideoEditClient client = VideoEditClient.builder()
                .transport("jdk")
                .apiKey(fake.apiKey())
                .baseUrl(fake.baseUrl())
                .build()) {
            return client.submit(EditJob.builder()
                            .video(URI.create("https://example.com/clip.mp4"))
                            .build())
                    .taskId()
                    .value();
        }
    }
}
