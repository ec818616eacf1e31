package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.HostileAnswers;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service whose every text does harm, at every kind, over every transport: neither standard output nor standard error,
 * neither plain nor as JSON, nor the log, nor the store, shows one of them raw, or the key, which is of a shape of its own.
 */
class HostileServiceTest {

    private static final String SEED = "wanedit.seed";
    private static final int ROUNDS = 40;
    private static final int LINES = 20;
    private static final String KEY = "Gate 7, of no known/shape";
    private static final List<RequestKind> STAGES = List.of(
            RequestKind.CREATE,
            RequestKind.QUERY,
            RequestKind.LIST,
            RequestKind.CANCEL,
            RequestKind.UPLOAD_POLICY,
            RequestKind.UPLOAD,
            RequestKind.RESULT);

    private final long seed = Long.getLong(SEED, new Random().nextLong());
    private final Random random = new Random(seed);
    private final HostileAnswers answers = new HostileAnswers(seed, KEY);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void commands_whenEveryTextOfTheServiceIsHostile_showNothingRaw(String transport) throws IOException {
        Path video = Files.write(folder.resolve("in.mp4"), FakeDashScope.clip());
        try (FakeDashScope fake =
                FakeDashScope.builder().testClock().apiKeys(KEY).start()) {
            fake.everyTask(TaskScript.statuses("PENDING", "SUCCEEDED"));
            Cli cli = new Cli(fake, folder);
            assertThat(cli.run("list", "--transport", transport).exitCode()).isZero();
            for (int round = 0; round < ROUNDS; round++) {
                RequestKind kind = STAGES.get(random.nextInt(STAGES.size()));
                fake.clearFaults();
                fake.inject(kind, answers.next(kind)).times(1 + random.nextInt(8));
                String[] command = command(kind, video, round, transport);

                Cli.Ran ran = cli.run(command);

                String what = "-D" + SEED + "=" + seed + ", round " + round + ", " + kind + ", "
                        + String.join(" ", command) + ": " + ran;
                assertNothingRaw(ran.out() + ran.err(), what);
                assertThat(ran.err()).as(what).doesNotContain("Unexpected ");
                if (List.of(command).contains("--json")) {
                    ran.events().forEach(event -> assertNothingRawIn(event, what));
                }
            }
            assertNothingRaw(cli.run("jobs").out(), "the store");
            assertNoKeyInFiles();
        }
    }

    @Test
    void batch_whenItsLinesAreHostile_showsNothingRaw(@TempDir Path results) throws IOException {
        HostileAnswers texts = new HostileAnswers(seed, "and more");
        try (FakeDashScope fake =
                FakeDashScope.builder().testClock().apiKeys(KEY).start()) {
            for (int round = 0; round < LINES; round++) {
                String text = texts.text();
                String name = "a" + text.replaceAll("[/\u0000]|\\p{Cs}", "") + ".jsonl";
                Map<String, Object> line = Map.of(
                        random.nextBoolean() ? "key" : text,
                        text,
                        "video",
                        random.nextBoolean() ? text : "https://example.com/" + text,
                        "prompt",
                        text,
                        "resolution",
                        text,
                        "duration",
                        text,
                        "out",
                        text,
                        text + "-field",
                        text);
                Path file = file(results, name, ascii(JSON.std.asString(line)));

                for (String[] command : new String[][] {
                    {"batch", file.toString(), "--out", results.toString()},
                    {"batch", file + text.replace("\u0000", ""), "--out", results.toString(), "--json"},
                    {"edit", "--video", text.replace("\u0000", ""), "--prompt-file", file + "x"},
                    {"download", "t" + text, "--json"},
                    {"status", "t" + text},
                    {"submit", "--job-key", text, "--video", "https://example.com/a.mp4"},
                    {"edit", text},
                    {"edit", "--" + text, "--json"}
                }) {
                    Cli.Ran ran = new Cli(fake, results).run(command);

                    assertNothingRaw(ran.out() + ran.err(), "-D" + SEED + "=" + seed + ", round " + round + ": " + ran);
                }
            }
        }
    }

    @Test
    void edit_whenTheResultsNameIsHostile_showsItEscapedAndSavesIt(@TempDir Path results) {
        try (FakeDashScope fake =
                FakeDashScope.builder().testClock().apiKeys(KEY).start()) {
            fake.everyTask(TaskScript.statuses("SUCCEEDED"));
            Path out = results.resolve("a\u001b[2J\u202eb\nc.mp4");

            Cli.Ran plain =
                    new Cli(fake, results).run("edit", "--video", "https://example.com/a.mp4", "--out", out.toString());
            Cli.Ran again =
                    new Cli(fake, results).run("edit", "--video", "https://example.com/a.mp4", "--out", out.toString());
            Cli.Ran json = new Cli(fake, results)
                    .run("edit", "--video", "https://example.com/a.mp4", "--out", out + "2", "--json");

            assertThat(plain.exitCode()).as(plain.err()).isZero();
            assertThat(plain.out()).endsWith("a\\u001b[2J\\u202eb\\nc.mp4" + System.lineSeparator());
            assertNothingRaw(plain.out() + plain.err() + again.out() + again.err() + json.out() + json.err(), "a name");
            assertThat(out).exists();
            assertThat(json.lastEvent()).containsEntry("file", out + "2");
        }
    }

    private String[] command(RequestKind kind, Path video, int round, String transport) {
        List<String> command = new ArrayList<>(
                switch (kind) {
                    case LIST -> List.of("list");
                    case CANCEL -> List.of("cancel", "task-1");
                    case QUERY -> random.nextBoolean() ? List.of("status", "task-1") : edit(video, round);
                    default -> edit(video, round);
                });
        command.addAll(List.of("--transport", transport, random.nextBoolean() ? "-v" : "-vv"));
        if (random.nextBoolean()) {
            command.add("--json");
        }
        return command.toArray(new String[0]);
    }

    private List<String> edit(Path video, int round) {
        List<String> edit = new ArrayList<>(List.of(
                "edit",
                "--video",
                video.toString(),
                "--prompt",
                "hat",
                "--out",
                folder.resolve("out-" + round + ".mp4").toString()));
        if (random.nextBoolean()) {
            edit.addAll(List.of("--job-key", "job-" + round));
        }
        return edit;
    }

    private static Path file(Path folder, String name, String text) throws IOException {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException | IllegalArgumentException e) {
            return Files.writeString(folder.resolve("plain.jsonl"), text);
        }
    }

    /** Halves of characters can be in JSON, and in no file. */
    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder();
        json.chars().forEach(c -> ascii.append(c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return ascii.toString();
    }

    private static void assertNothingRaw(String shown, String what) {
        String text = shown.replace(System.lineSeparator(), "");
        assertThat(text.codePoints().filter(HostileAnswers::isRaw).mapToObj(Integer::toHexString))
                .as(what)
                .isEmpty();
        assertThat(text).as(what).doesNotContain(KEY).doesNotContain("2026-01-01 INFO forged\n");
        assertThat(shown.lines()).as(what).noneMatch(line -> line.startsWith("2026-01-01 INFO"));
    }

    /** What a reader of the JSON gets out of it; only the paths of files are exact. */
    private static void assertNothingRawIn(Object value, String what) {
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> assertNothingRawIn(name.equals("file") ? "" : field, what));
        } else if (value instanceof Collection<?> list) {
            list.forEach(element -> assertNothingRawIn(element, what));
        } else {
            String text = String.valueOf(value).replace("\n", "");
            assertThat(text.codePoints().filter(HostileAnswers::isRaw).mapToObj(Integer::toHexString))
                    .as(what + " holds " + text)
                    .isEmpty();
        }
    }

    private void assertNoKeyInFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(KEY);
            }
        }
    }
}
