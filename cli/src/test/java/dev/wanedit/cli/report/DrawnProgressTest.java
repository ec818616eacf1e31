package dev.wanedit.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.cli.process.Terminal;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class DrawnProgressTest {

    private static final String CLEAR = "\r\u001b[K";

    @TempDir
    private Path folder;

    @Test
    void edit_atATerminal_leavesOneLineForEachStep(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));
        Cli cli = new Cli(fake, folder, new Terminal(true, false, () -> 80, true));

        Cli.Ran ran = cli.run("edit", "--video", Cli.CLIP.toString(), "--prompt", "x");

        List<String> seen = lastOfEachLine(ran.err());
        assertThat(seen).hasSize(6);
        assertThat(seen.get(0)).startsWith("✓ upload").contains("█", "103 KB");
        assertThat(seen.get(1)).startsWith("Task ");
        assertThat(seen.get(2)).startsWith("✓ queued").doesNotContain("█");
        assertThat(seen.get(3)).startsWith("✓ running").contains("█").doesNotContain("░");
        assertThat(seen.get(4)).startsWith("✓ download").contains("103 KB");
        assertThat(seen.get(5)).startsWith("Saved 103 KB, 6 s billed");
        assertThat(ran.out().lines()).hasSize(1);
    }

    @Test
    void edit_atATerminalWhenTheTaskFails_marksTheStepThatBrokeOff(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("RUNNING", "FAILED"));
        Cli cli = new Cli(fake, folder, new Terminal(true, false, () -> 80, true));

        Cli.Ran ran = cli.run("edit", "--video", "https://example.com/c.mp4");

        assertThat(lastOfEachLine(ran.err())).anyMatch(line -> line.startsWith("✗ running"));
    }

    @Test
    void edit_atATerminal_letsNoLineWrapWhileItIsDrawn(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        Cli cli = new Cli(fake, folder, new Terminal(true, false, () -> 40, true));

        Cli.Ran ran = cli.run("edit", "--video", Cli.CLIP.toString());

        assertThat(ran.err()).contains("\u001b[?7l" + CLEAR + "✓ running").endsWith("billed." + System.lineSeparator());
        assertThat(ran.err().split("\u001b\\[\\?7l", -1))
                .hasSameSizeAs(ran.err().split("\u001b\\[\\?7h", -1));
    }

    /**
     * What a reader sees at the end: each line begins with the characters that clear it, except lines that are never
     * drawn again.
     */
    private static List<String> lastOfEachLine(String drawn) {
        return Arrays.stream(drawn.split(System.lineSeparator()))
                .map(line -> line.contains(CLEAR) ? line.substring(line.lastIndexOf(CLEAR) + CLEAR.length()) : line)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
