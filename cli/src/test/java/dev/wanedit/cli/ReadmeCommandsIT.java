package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command of the README and the one of a batch in command-line.md, unchanged, from the packed jar, over each transport. They mostly wait, so those of all
 * transports run at once.
 */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pages speak to another shell")
class ReadmeCommandsIT {

    private static final List<String> TRANSPORTS = List.of("jdk", "retrofit", "sdk");
    private static final String PROGRAM = "java -jar cli/target/wanedit.jar ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Path BATCHES = Path.of("..", "docs", "command-line.md");
    private static final String LINES = "```json\n";

    @TempDir
    private Path folder;

    @Test
    void pages_whenRead_showTheseTwoCommands() throws IOException {
        assertThat(commands()).extracting(words -> words.get(0)).containsExactly("edit", "batch");
    }

    @Test
    void sample_overEachTransport_needsNoKeyAndBringsAVideoHome() throws Exception {
        Map<String, Cli.Ran> ends =
                overEachTransport(commands().get(0), Map.of("DASHSCOPE_HTTP_BASE_URL", "http://127.0.0.1:1/api/v1"));

        assertThat(ends).hasSize(3).allSatisfy((transport, ran) -> {
            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.out().strip()).isEqualTo("edited.mp4");
            assertThat(ran.err()).contains("Simulated", "would be billed").doesNotContain("sk-");
            assertThat(place(transport).resolve("edited.mp4")).hasSameBinaryContentAs(Cli.CLIP);
        });
    }

    @Test
    void batch_overEachTransport_bringsEachResultHome(FakeDashScope fake) throws Exception {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));

        Map<String, Cli.Ran> ends = overEachTransport(
                commands().get(1),
                Map.of(
                        "DASHSCOPE_API_KEY",
                        fake.apiKey(),
                        "DASHSCOPE_HTTP_BASE_URL",
                        fake.baseUrl().toString()));

        assertThat(ends).hasSize(3).allSatisfy((transport, ran) -> {
            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.out().lines()).containsExactlyInAnyOrder("results/snow.mp4", "results/new coat.mp4");
            assertThat(place(transport).resolve("results/snow.mp4")).hasSameBinaryContentAs(Cli.CLIP);
        });
        assertThat(fake.tasks()).hasSize(6);
        assertThat(fake.requests()).extracting(ReadmeCommandsIT::transport).containsOnly("jdk", "retrofit", "sdk");
    }

    private Map<String, Cli.Ran> overEachTransport(List<String> command, Map<String, String> environment)
            throws Exception {
        Map<String, PackedProgram> running = new LinkedHashMap<>();
        Map<String, Cli.Ran> ends = new LinkedHashMap<>();
        try {
            for (String transport : TRANSPORTS) {
                List<String> args = new ArrayList<>(command);
                args.addAll(List.of("--transport", transport));
                Path place = clone(transport);
                running.put(
                        transport,
                        PackedProgram.start(Path.of("cli/target/wanedit.jar"), place, place, environment, args));
            }
            for (Map.Entry<String, PackedProgram> program : running.entrySet()) {
                ends.put(program.getKey(), program.getValue().end());
            }
            return ends;
        } finally {
            running.values().forEach(PackedProgram::close);
        }
    }

    /** A folder that looks like the project's, with the batch that the page shows. */
    private Path clone(String transport) throws IOException {
        Path cli = Files.createDirectories(place(transport).resolve("cli"));
        Path samples = Files.createDirectory(cli.resolve("samples"));
        for (Path sample : List.of(Cli.CLIP, Cli.REFERENCE)) {
            Files.copy(sample, samples.resolve(sample.getFileName()));
        }
        link(Files.createDirectory(cli.resolve("target")).resolve("wanedit.jar"));
        String from =
                Files.readString(BATCHES).substring(Files.readString(BATCHES).indexOf(LINES) + LINES.length());
        Files.writeString(place(transport).resolve("jobs.jsonl"), from.substring(0, from.indexOf("```")));
        return place(transport);
    }

    private static void link(Path jar) throws IOException {
        try {
            Files.createLink(jar, PackedProgram.JAR);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(PackedProgram.JAR, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path place(String transport) {
        return folder.resolve(transport);
    }

    /** The words behind the program's name, of each command for a shell. */
    private static List<List<String>> commands() throws IOException {
        return Stream.concat(blocks(Path.of("..", "README.md")), blocks(BATCHES))
                .map(block -> words(block.substring(block.indexOf(PROGRAM) + PROGRAM.length())))
                .toList();
    }

    private static Stream<String> blocks(Path page) throws IOException {
        return Arrays.stream(Files.readString(page).split("```sh\n"))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("```")))
                .filter(block -> block.contains(PROGRAM));
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }

    private static String transport(RecordedRequest request) {
        Matcher name = Pattern.compile(".* \\((\\w+)\\)")
                .matcher(request.header("User-Agent").orElse("none"));
        return name.matches() ? name.group(1) : "none";
    }
}
