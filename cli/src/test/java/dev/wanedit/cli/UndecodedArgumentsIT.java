package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Texts that Java cannot decode or write in the locale's charset: only a process in a locale of its own shows them. */
@DisabledOnOs(OS.WINDOWS)
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class UndecodedArgumentsIT {

    @TempDir
    private Path folder;

    /** With a shell script, which passes the bytes unchanged in every locale. */
    @Test
    void edit_inALocaleWithoutTheCharacters_sendsNothingAndNamesTheRemedies(FakeDashScope fake) throws Exception {
        Path script = Files.writeString(folder.resolve("run.sh"), """
                exec "$JAVA" -XX:TieredStopAtLevel=1 -jar "$JAR" \\
                  edit --video https://example.com/clip.mp4 --prompt '给猫戴帽子'
                """);
        Path output = folder.resolve("output.txt");
        ProcessBuilder shell = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment()
                .putAll(Map.of(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "JAR",
                        PackedProgram.JAR.toString(),
                        "LC_ALL",
                        "POSIX",
                        "DASHSCOPE_API_KEY",
                        fake.apiKey(),
                        "DASHSCOPE_HTTP_BASE_URL",
                        fake.baseUrl().toString()));

        int exitCode = shell.start().waitFor();

        assertThat(Files.readString(output))
                .contains("error: --prompt: cannot be decoded", "UTF-8 locale", "--prompt-file");
        assertThat(exitCode).isEqualTo(2);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void batch_inALocaleWithoutTheCharactersOfAName_sendsNothingAndSaysSo(FakeDashScope fake) throws Exception {
        Path jobs = Files.writeString(
                folder.resolve("jobs.jsonl"),
                "{\"key\":\"猫\",\"video\":\"https://example.com/clip.mp4\",\"prompt\":\"给猫戴帽子\"}");
        Map<String, String> environment = Map.of(
                "LC_ALL",
                "POSIX",
                "DASHSCOPE_API_KEY",
                fake.apiKey(),
                "DASHSCOPE_HTTP_BASE_URL",
                fake.baseUrl().toString());

        try (PackedProgram program =
                PackedProgram.start(folder, environment, "batch", jobs.toString(), "--out", folder.toString())) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err()).contains("error: line 1: out: the locale's charset lacks characters");
        }
        assertThat(fake.requests()).isEmpty();
    }
}
