package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.input.BatchEntry;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.Tally;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the page about the command line shows of batches. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ReadmeBatchTest {

    private static final String BEGIN = "```json\n";

    @TempDir
    private Path folder;

    @Test
    void example_whenRunAsABatch_isDone(FakeDashScope fake) throws IOException {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        String section = section();
        String lines = section.substring(section.indexOf(BEGIN) + BEGIN.length());
        // The example is for the project's folder, and tests run in this module's folder.
        Path file = Files.writeString(
                folder.resolve("jobs.jsonl"),
                lines.substring(0, lines.indexOf("```")).replace("cli/samples/", "samples/"));
        Path results = folder.resolve("results");

        Cli.Ran ran = new Cli(fake, folder).run("batch", file.toString(), "--out", results.toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .containsExactlyInAnyOrder(
                        results.resolve("snow.mp4").toString(),
                        results.resolve("new coat.mp4").toString());
        assertThat(fake.tasks()).extracting(FakeTask::prompt).containsExactlyInAnyOrder("Make it snow", null);
    }

    @Test
    void section_whenRead_namesEachFieldAndTheOrderOfExitCodes() throws IOException {
        String order = Tally.WORST_FIRST.stream()
                .filter(code -> code != ExitCodes.DONE && code != ExitCodes.INTERRUPTED)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));

        assertThat(BatchEntry.FIELDS).allSatisfy(field -> assertThat(section()).contains("`" + field + "`"));
        assertThat(section()).contains("the first of " + order + " that applies");
    }

    private static String section() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "command-line.md"));
        String from = page.substring(page.indexOf("## Batches"));
        return from.substring(0, from.indexOf("\n## "));
    }
}
