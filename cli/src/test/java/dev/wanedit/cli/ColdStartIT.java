package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packed jar does not load, and the commands of the page about cold starts. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ColdStartIT {

    private static final Path PAGE = Path.of("..", "docs", "cold-start.md");
    private static final int AUTOMATIC_SINCE = 19;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void list_overPlainHttp_readsNoTrustedCertificates(String transport, FakeDashScope fake) throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        Map<String, String> environment =
                Map.of("DASHSCOPE_API_KEY", fake.apiKey(), "JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded);
        String url = fake.baseUrl().toString();

        try (PackedProgram program =
                PackedProgram.start(folder, environment, "list", "--base-url", url, "--transport", transport)) {
            Cli.Ran ran = program.end();
            assertThat(ran.exitCode()).as(ran.err()).isZero();
        }

        assertThat(Files.readString(loaded))
                .contains("dev.wanedit.cli.command.ListCommand ")
                .doesNotContain("sun.security.ssl.TrustStoreManager", "dev.wanedit.cli.command.EditCommand ");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the page speaks to another shell")
    void page_whenItsCommandsAreGiven_takesClassesFromTheArchive() throws Exception {
        List<String> commands = commands();
        assertThat(commands).hasSize(4);

        String watched = commands.get(1)
                .replace("-jar", "-Xlog:class+load:file=loaded.txt -jar")
                .replace("second.mp4", "fifth.mp4");

        given(List.of(commands.get(0)));
        given(Stream.concat(commands.stream().skip(1).filter(ColdStartIT::isKnown), Stream.of(watched))
                .toList());

        assertThat(Files.readAllLines(folder.resolve("loaded.txt")))
                .filteredOn(line -> line.contains(" dev.wanedit.VideoEditClient "))
                .singleElement()
                .asString()
                .contains("shared objects file (top)");
        assertThat(folder.resolve("fifth.mp4")).exists();
    }

    private static List<String> commands() throws IOException {
        return Arrays.stream(Files.readString(PAGE).split("```sh\n", -1))
                .skip(1)
                .flatMap(block -> block.substring(0, block.indexOf("```")).lines())
                .toList();
    }

    private static boolean isKnown(String command) {
        return !command.contains("AutoCreate") || Runtime.version().feature() >= AUTOMATIC_SINCE;
    }

    /** All at once, since each waits for most of its time. */
    private void given(List<String> commands) throws Exception {
        Map<String, Process> running = new LinkedHashMap<>();
        try {
            for (String command : commands) {
                running.put(command, start(command));
            }
            for (Map.Entry<String, Process> one : running.entrySet()) {
                String printed = new String(one.getValue().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(one.getValue().waitFor())
                        .as(one.getKey() + ": " + printed)
                        .isZero();
            }
        } finally {
            running.values().forEach(Process::destroyForcibly);
        }
    }

    private Process start(String command) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String here =
                command.replaceFirst("^java ", java + " ").replace("-jar wanedit.jar", "-jar " + PackedProgram.JAR);
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", here).directory(folder.toFile()).redirectErrorStream(true);
        shell.environment().keySet().removeIf(name -> name.startsWith("DASHSCOPE") || name.startsWith("WANEDIT"));
        return shell.start();
    }
}
