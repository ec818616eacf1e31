package dev.wanedit.benchmarks.query;

import com.sun.management.OperatingSystemMXBean;
import dev.wanedit.benchmarks.kind.Kind;
import dev.wanedit.benchmarks.kind.Queries;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The head of the page of the documentation, and what one query costs. */
final class Report {

    private static final List<Pair> PAIRS = List.of(
            new Pair(Kind.JDK, Kind.BARE_JDK),
            new Pair(Kind.JDK, Kind.SDK),
            new Pair(Kind.RETROFIT, Kind.BARE_RETROFIT),
            new Pair(Kind.RETROFIT, Kind.SDK),
            new Pair(Kind.SDK_ADAPTER, Kind.SDK),
            new Pair(Kind.CLIENT_JDK, Kind.JDK),
            new Pair(Kind.DIRECT_JDK, Kind.JDK),
            new Pair(Kind.CLIENT_RETROFIT, Kind.RETROFIT),
            new Pair(Kind.CLIENT_SDK, Kind.SDK_ADAPTER));

    private Report() {}

    static String of(Measured measured) {
        StringBuilder page = new StringBuilder("# Benchmarks\n\n");
        page.append("Written by `mvn -q -B -Pbenchmarks -DskipTests -pl benchmarks -am verify`, on ")
                .append(LocalDate.now(ZoneOffset.UTC))
                .append(", on ")
                .append(machine())
                .append(".\n\n## One query\n\nA query for a task that runs, with its answer decoded, ")
                .append(Queries.AT_ONCE)
                .append("""
                         at once, over plain HTTP on one machine.
                        Each client runs in a process of its own, and so does the service, whose costs are not counted. The clients take turns.
                        A JVM keeps what its compilers chose once, so the figures of two runs can differ by a third. Figures are medians of\
                        """)
                .append(' ')
                .append(measured.rounds())
                .append("""
                         rounds. A ratio is the median of the ratios of the rounds, so that what else the machine did hits both
                        sides; it can differ from the ratio of the two medians.

                        """);
        page.append("| client | CPU µs | bytes allocated |\n|---|---|---|\n");
        for (Kind kind : Kind.values()) {
            if (!measured.has(kind)) {
                continue;
            }
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %,.0f |\n",
                    kind.label(),
                    measured.median(kind, Measured.Cost::micros),
                    measured.median(kind, Measured.Cost::bytes)));
        }
        page.append("\n| ratio | of CPU | of bytes |\n|---|---|---|\n");
        for (Pair pair : PAIRS) {
            if (!measured.has(pair.ours()) || !measured.has(pair.other())) {
                continue;
            }
            page.append(String.format(
                    Locale.ROOT,
                    "| %s to %s | %.2f | %.2f |\n",
                    pair.ours().label(),
                    pair.other().label(),
                    measured.ratio(pair.ours(), pair.other(), Measured.Cost::micros),
                    measured.ratio(pair.ours(), pair.other(), Measured.Cost::bytes)));
        }
        return page.toString();
    }

    private static String machine() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores, %d GB of memory, %s %s, JDK %s",
                Runtime.getRuntime().availableProcessors(),
                Math.round(system.getTotalMemorySize() / (1024.0 * 1024 * 1024)),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version());
    }

    private record Pair(Kind ours, Kind other) {}
}
