package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: its environment, its lack of a terminal, its end. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ProcessIT {

    @TempDir
    private Path folder;

    @Test
    void edit_withoutTerminal_drawsNothingAndEnds(FakeDashScope fake) throws Exception {
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        Path target = folder.resolve("edited.mp4");
        Map<String, String> environment = Map.of(
                "DASHSCOPE_API_KEY",
                fake.apiKey(),
                "DASHSCOPE_HTTP_BASE_URL",
                fake.baseUrl().toString());

        try (PackedProgram program = PackedProgram.start(
                folder,
                environment,
                "edit",
                "--video",
                Cli.CLIP.toString(),
                "--out",
                target.toString(),
                "--first-poll",
                "0s",
                "--poll-every",
                "20ms")) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.out().strip()).isEqualTo(target.toString());
            assertThat(ran.err())
                    .containsSubsequence("upload", "running", "succeeded", "download")
                    .doesNotContain("\r", "\u001b", "Interrupted", fake.apiKey());
        }
        assertThat(target).hasSameBinaryContentAs(Cli.CLIP);
    }

    @Test
    void batch_withoutKey_exits3AndMakesNothing() throws Exception {
        Path jobs = Files.writeString(
                folder.resolve("jobs.jsonl"), BatchCommandTest.job("a").replace('\'', '"'));
        String results = folder.resolve("results").toString();

        try (PackedProgram program =
                PackedProgram.start(folder, Map.of(), "batch", jobs.toString(), "--out", results)) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err()).contains("There is no API key.");
        }
        assertThat(folder.toFile().list()).containsExactly("jobs.jsonl");
    }

    @Test
    void edit_withoutKey_exits3AndSaysWhereItGoes() throws Exception {
        try (PackedProgram program =
                PackedProgram.start(folder, Map.of(), "edit", "--video", "https://example.com/clip.mp4")) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err()).contains("There is no API key.", "DASHSCOPE_API_KEY", "--simulate");
        }
    }

    @Test
    void fakeServer_whileItRuns_servesOtherCommands() throws Exception {
        try (PackedProgram server =
                PackedProgram.start(folder, Map.of(), "fake-server", "--pending", "0s", "--running", "0s")) {
            String baseUrl = server.out().readLine();
            String key = server.out().readLine();
            try (PackedProgram program = PackedProgram.start(
                    folder, Map.of("DASHSCOPE_API_KEY", key), "list", "--json", "--base-url", baseUrl)) {
                Cli.Ran ran = program.end();

                assertThat(baseUrl).startsWith("http://127.0.0.1:");
                assertThat(ran.exitCode()).as(ran.err()).isZero();
                assertThat(ran.lastEvent()).containsEntry("event", "done").containsEntry("total", 0);
            }
        }
    }

    @Test
    void fakeServer_onATakenPort_exits2(FakeDashScope fake) {
        int taken = fake.baseUrl().getPort();

        Cli.Ran ran = new Cli(fake, folder).run("fake-server", "--port", String.valueOf(taken));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--port " + taken);
    }
}
