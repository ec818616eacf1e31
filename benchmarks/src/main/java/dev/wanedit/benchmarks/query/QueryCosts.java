package dev.wanedit.benchmarks.query;

import dev.wanedit.benchmarks.kind.Kind;
import dev.wanedit.benchmarks.process.Child;
import dev.wanedit.benchmarks.service.StatusService;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one query costs each client, beside the others. */
public final class QueryCosts {

    /** With half of it, some of the clients still cost several times as much as at its end. */
    private static final int WARM_UP = Integer.getInteger("warm.up", 40_000);

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int QUERIES = Integer.getInteger("queries", 10_000);

    private QueryCosts() {}

    /** The first section of the page, with the figures of a run. */
    public static String section() throws IOException {
        Measured measured = new Measured();
        try (Child service = Child.start(StatusService.class)) {
            String baseUrl = StatusService.baseUrl(service);
            measure(baseUrl, measured);
        }
        return Report.of(measured);
    }

    private static void measure(String baseUrl, Measured measured) throws IOException {
        Map<Kind, Child> workers = new EnumMap<>(Kind.class);
        try {
            for (Kind kind : chosen()) {
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

    /** Some of the clients, for work on one of them; all without the property. */
    private static List<Kind> chosen() {
        String names = System.getProperty("kinds");
        return names == null
                ? List.of(Kind.values())
                : Arrays.stream(names.split(",")).map(Kind::valueOf).toList();
    }
}
