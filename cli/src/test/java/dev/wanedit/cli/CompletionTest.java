package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class CompletionTest {

    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    private Path folder;

    @Test
    void generateCompletion_whenBashReadsIt_completesCommandsAndOptions(FakeDashScope fake) throws Exception {
        assumeThat(BASH).as("bash, whose completion is tested").exists();
        String script = new Cli(fake, folder).run("generate-completion").out();
        Path file = Files.writeString(folder.resolve("completion.bash"), script);

        assertThat(bash("-n", file.toString())).isEmpty();
        assertThat(completed(file, "wanedit", "fake-s")).contains("fake-server");
        assertThat(completed(file, "wanedit", "doc")).contains("doctor");
        assertThat(completed(file, "wanedit", "edit", "--prompt-f")).contains("--prompt-file");
    }

    /** What bash offers for the last of these words. */
    private static String completed(Path script, String... words) throws IOException, InterruptedException {
        String line = String.join(" ", words);
        return bash(
                "-c",
                "source '" + script + "'; COMP_WORDS=(" + line + "); COMP_CWORD=" + (words.length - 1) + "; COMP_LINE='"
                        + line + "'; COMP_POINT=" + line.length()
                        + "; _complete_wanedit; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private static String bash(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = BASH.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out;
    }
}
