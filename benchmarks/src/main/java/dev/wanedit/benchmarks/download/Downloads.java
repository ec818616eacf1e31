package dev.wanedit.benchmarks.download;

import dev.wanedit.benchmarks.figure.Median;
import dev.wanedit.benchmarks.process.Child;
import dev.wanedit.benchmarks.process.WorkFolder;
import dev.wanedit.benchmarks.service.FakeService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A large result: downloaded by the JDK's client with a digest on the way, and by ours. */
public final class Downloads {

    private static final int ROUNDS = Integer.getInteger("download.rounds", 7);
    private static final int MEGABYTES = 100;

    private Downloads() {}

    /** Prints the section alone. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(section());
    }

    /** A section of the page, with the figures of a run. */
    public static String section() throws IOException {
        List<double[]> rounds = new ArrayList<>();
        try (WorkFolder folder = new WorkFolder("wanedit-downloads");
                Child service = Child.start(FakeService.class)) {
            String[] where = service.read().split(" ");
            try (Child worker = Child.start(
                    DownloadWorker.class, where[0], where[1], folder.path().toString())) {
                service.ask("result " + worker.read() + " " + MEGABYTES * 1_000_000);
                worker.ask("both");
                worker.ask("both");
                for (int round = 0; round < ROUNDS; round++) {
                    String[] figures = worker.ask("both").split(" ");
                    double[] millis = new double[figures.length];
                    for (int i = 0; i < millis.length; i++) {
                        millis[i] = Double.parseDouble(figures[i]) / 1e6;
                    }
                    rounds.add(millis);
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "%n## Download%n%nA result of %d MB to a file, with its SHA-256, over plain HTTP. The bare client streams and"
                        + " hashes what it writes. It checks nothing,%nand does not sync the file.%n%n"
                        + "| client | CPU ms | ms |%n|---|---|---|%n"
                        + "| bare `java.net.http` with a digest | %.0f | %.0f |%n"
                        + "| `VideoEditClient` over `transport-jdk` | %.0f | %.0f |%n| ratio | %.2f | %.2f |%n",
                MEGABYTES,
                median(rounds, 0),
                median(rounds, 1),
                median(rounds, 2),
                median(rounds, 3),
                Median.of(rounds.stream()
                        .mapToDouble(round -> round[2] / round[0])
                        .toArray()),
                Median.of(rounds.stream()
                        .mapToDouble(round -> round[3] / round[1])
                        .toArray()));
    }

    private static double median(List<double[]> rounds, int column) {
        return Median.of(rounds.stream().mapToDouble(round -> round[column]).toArray());
    }
}
