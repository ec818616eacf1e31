package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.report.EventName;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Holds the table of events in docs/command-line.md against what commands print. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class EventTableTest {

    private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");

    @TempDir
    private Path folder;

    @Test
    void eventTable_whenRead_namesEachEventOnce() throws IOException {
        assertThat(table().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(EventName.values()).map(EventName::word).toList());
    }

    @Test
    void eventTable_whenCommandsRun_namesEachFieldThatTheyPrint(FakeDashScope fake) throws IOException {
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        fake.inject(RequestKind.QUERY, Fault.error(503, "ServiceUnavailable", "Busy."));
        collect(seen, run(fake, "edit", "--json", "--video", Cli.CLIP.toString()));
        collect(seen, run(fake, "submit", "--json", "--video", "https://example.com/c.mp4", "--job-key", "a"));
        collect(seen, run(fake, "resume", "--json"));
        fake.everyTask(TaskScript.statuses("FAILED").failing("InvalidParameter", "No."));
        collect(seen, run(fake, "edit", "--json", "--video", "https://example.com/c.mp4"));
        Path jobs = Files.writeString(
                folder.resolve("jobs.jsonl"), "{\"key\": \"b\", \"video\": \"https://example.com/c.mp4\"}\n");
        collect(seen, run(fake, "batch", "--json", jobs.toString(), "--out", folder.toString()));

        assertThat(seen.keySet()).contains("uploaded", "retrying", "recovered", "job", "error", "downloaded");
        Map<String, Set<String>> table = table();
        seen.remove("done");
        seen.forEach((event, fields) ->
                assertThat(table.get(event)).as("fields of %s", event).containsAll(fields));
    }

    private List<Map<String, Object>> run(FakeDashScope fake, String... args) {
        return new Cli(fake, folder).run(args).events();
    }

    private static void collect(Map<String, Set<String>> seen, List<Map<String, Object>> events) {
        for (Map<String, Object> event : events) {
            Set<String> fields = seen.computeIfAbsent((String) event.get("event"), name -> new TreeSet<>());
            fields.addAll(event.keySet());
            fields.remove("event");
        }
    }

    /** Each event with its fields. */
    private static Map<String, Set<String>> table() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "command-line.md")).stream()
                .dropWhile(line -> !line.startsWith("| event |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(
                        cells -> spans(cells[1]).iterator().next(),
                        cells -> spans(cells[3]),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Set<String> spans(String cell) {
        return CODE_SPAN
                .matcher(cell)
                .results()
                .map(span -> span.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
