package dev.wanedit.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks and writes their report. */
final class Benchmarks {

    /** A JVM keeps what its compilers once chose: each client is measured in some, one after the other. */
    private static final int PROCESSES = Integer.getInteger("processes", 3);

    private static final int WARM_UP = Integer.getInteger("warm.up", 20_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int QUERIES = Integer.getInteger("queries", 7_000);

    private static final List<Kind> KINDS = chosen();

    private Benchmarks() {}

    /** Argument: the file that the report is written to. */
    public static void main(String[] arguments) throws IOException {
        Sections sections = new Sections();
        sections.add("One query", Benchmarks::queries);
        sections.add("Many tasks", Following::section);
        String coldStarts;
        try (Child service = Child.start(StatusService.class);
                WholeLife lives = WholeLife.begun()) {
            String baseUrl = baseUrl(service);
            coldStarts = sections.timed("Cold start", () -> ColdStarts.section(baseUrl));
            sections.add("Whole lives of tasks, after the cold starts", lives::section);
        }
        sections.add("Short edits", Edits::section);
        sections.add("Download", Downloads::section);
        sections.add(coldStarts);
        String report = sections.page();
        System.out.print(report);
        Files.writeString(Path.of(arguments[0]), report, StandardCharsets.UTF_8);
    }

    private static String queries() throws IOException {
        Measured measured = new Measured();
        try (Child service = Child.start(StatusService.class)) {
            String baseUrl = baseUrl(service);
            for (int process = 0; process < PROCESSES; process++) {
                measure(baseUrl, measured);
            }
        }
        return Report.of(measured);
    }

    private static void measure(String baseUrl, Measured measured) throws IOException {
        Map<Kind, Child> workers = new EnumMap<>(Kind.class);
        try {
            for (Kind kind : KINDS) {
                Child worker = Child.start(QueryWorker.class, kind.name(), baseUrl);
                workers.put(kind, worker);
                worker.ask(String.valueOf(WARM_UP));
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<Kind, Child> worker : workers.entrySet()) {
                    measured.add(worker.getKey(), worker.getValue().ask(String.valueOf(QUERIES)), QUERIES);
                }
            }
        } finally {
            workers.values().forEach(Child::close);
        }
    }

    private static String baseUrl(Child service) throws IOException {
        return "http://127.0.0.1:" + service.read() + "/api/v1";
    }

    /** Some of the clients, for work on one of them; all without the property. */
    private static List<Kind> chosen() {
        String names = System.getProperty("kinds");
        return names == null
                ? List.of(Kind.values())
                : Arrays.stream(names.split(",")).map(Kind::valueOf).toList();
    }
}
