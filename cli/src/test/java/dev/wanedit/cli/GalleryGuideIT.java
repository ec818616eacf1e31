package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.gallery.GalleryPageTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/gallery.md as they are written there, by a shell, with the batch of the page about the command line. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the page speaks to another shell")
class GalleryGuideIT {

    @TempDir
    private Path folder;

    @Test
    void commands_asTheyAreWritten_writeThePageAndTheTables() throws Exception {
        layOut();
        List<String> commands = commands();
        assertThat(commands).hasSize(4);

        for (String command : commands) {
            run(command);
        }

        Path page = folder.resolve("results/index.html");
        assertThat(GalleryPageTest.pageJobs(page))
                .extracting(job -> job.get("label") + " " + job.get("state") + " " + job.get("simulated"))
                .containsExactly("snow done true", "coat done true");
        assertThat(Files.readString(page)).as("written again in Chinese").contains("lang=\"zh-CN\"");
        assertThat(Files.readString(folder.resolve("jobs.csv"))).startsWith("\"job_key\",\"phase\",");
        assertThat(Files.readString(folder.resolve("totals.csv")))
                .startsWith("\uFEFF\"day\",\"time_zone\",\"currency\",");
    }

    @Test
    void report_whenTheProgramSpeaksChinese_writesAChinesePage() throws Exception {
        layOut();
        Files.createDirectory(folder.resolve("results"));

        run("JAVA_TOOL_OPTIONS=-Duser.language=zh java -jar cli/target/wanedit.jar report results");

        assertThat(Files.readString(folder.resolve("results/index.html"))).contains("<html lang=\"zh-CN\">");
    }

    /** A folder that looks like the project's. */
    private void layOut() throws IOException {
        Path cli = Files.createDirectories(folder.resolve("cli"));
        Files.createDirectory(cli.resolve("samples"));
        for (Path sample : List.of(Cli.CLIP, Cli.REFERENCE)) {
            Files.copy(sample, cli.resolve("samples").resolve(sample.getFileName()));
        }
        Files.copy(
                PackedProgram.JAR, Files.createDirectory(cli.resolve("target")).resolve("wanedit.jar"));
        String page = Files.readString(Path.of("..", "docs", "command-line.md"));
        Files.writeString(
                folder.resolve("jobs.jsonl"), page.split("```json\n")[1].split("```")[0]);
    }

    private static List<String> commands() throws IOException {
        return Arrays.stream(
                        Files.readString(Path.of("..", "docs", "gallery.md")).split("```sh\n"))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("```")).strip())
                .toList();
    }

    private void run(String command) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        shell.environment().put("PATH", QuickJava.path(folder));
        shell.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        Process process = shell.start();

        assertThat(process.waitFor(PackedProgram.SOON.toSeconds(), TimeUnit.SECONDS))
                .as(command)
                .isTrue();
        assertThat(process.exitValue())
                .as(command + ": " + Files.readString(said, StandardCharsets.UTF_8))
                .isZero();
    }
}
