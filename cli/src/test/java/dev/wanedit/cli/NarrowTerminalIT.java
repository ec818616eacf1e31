package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wanedit.cli.process.Shell;
import dev.wanedit.cli.result.TextWidth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The progress line at a terminal of a given width: a pseudo-terminal that util-linux's {@code script} makes. */
class NarrowTerminalIT {

    private static final String CLEAR = "\r\u001b[K";

    @TempDir
    private Path folder;

    @BeforeAll
    static void pseudoTerminal() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/script"))
                .as("util-linux's script, for a pseudo-terminal")
                .exists();
        Process version = new ProcessBuilder("/usr/bin/script", "--version").start();
        String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        version.waitFor();
        assumeThat(text)
                .as("another script than util-linux's has other options")
                .contains("util-linux");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60})
    void edit_atANarrowTerminal_keepsEachLineWithinIt(int columns) throws IOException, InterruptedException {
        String drawn = run("stty cols " + columns + "; " + edit());

        List<String> lines = drawnLines(drawn);
        assertThat(lines).as(drawn).anyMatch(line -> line.contains("running")).anyMatch(line -> line.contains("█"));
        assertThat(lines)
                .as(drawn)
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThan(columns));
    }

    /** What is drawn again and again: between what clears the line and what allows to wrap again. */
    private static List<String> drawnLines(String drawn) {
        return Arrays.stream(drawn.split("\u001b\\[\\?7h"))
                .filter(frame -> frame.contains(CLEAR))
                .map(frame -> frame.substring(frame.lastIndexOf(CLEAR) + CLEAR.length()))
                .map(frame -> frame.replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", ""))
                .toList();
    }

    private String edit() {
        return String.join(
                " ",
                Shell.quote(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                "-jar " + Shell.quote(PackedProgram.JAR.toString()),
                "edit --simulate --video "
                        + Shell.quote(Cli.CLIP.toAbsolutePath().toString()),
                "--out " + Shell.quote(folder.resolve("edited.mp4").toString()));
    }

    private String run(String commands) throws IOException, InterruptedException {
        Path commandFile = Files.writeString(folder.resolve("commands.sh"), commands);
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/bin/script", "-qec", "sh " + Shell.quote(commandFile.toString()), "/dev/null")
                .redirectErrorStream(true);
        builder.environment().remove("COLUMNS");
        builder.environment().putAll(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        process.getOutputStream().close();
        String drawn = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(drawn).isZero();
        return drawn;
    }
}
