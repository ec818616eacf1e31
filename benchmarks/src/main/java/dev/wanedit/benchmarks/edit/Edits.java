package dev.wanedit.benchmarks.edit;

import dev.wanedit.benchmarks.figure.Median;
import dev.wanedit.benchmarks.process.Child;
import dev.wanedit.benchmarks.process.WorkFolder;
import dev.wanedit.benchmarks.service.FakeService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short edits, from submit to file: with the jobs in memory and in a file, and few and many of them. */
public final class Edits {

    private static final int ROUNDS = Integer.getInteger("edit.rounds", 3);
    private static final int JOBS = 300;
    private static final int MANY = 3_000;
    private static final Pattern SYNCS = Pattern.compile("(?m)^ *[\\d.]+ +[\\d.]+ +\\d+ +(\\d+) .*f(?:data)?sync$");

    private Edits() {}

    /** Prints the section alone. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(section());
    }

    /** A section of the page, with the figures of a run. */
    public static String section() throws IOException {
        try (WorkFolder folder = new WorkFolder("wanedit-edits");
                Child service = Child.start(FakeService.class)) {
            String[] where = service.read().split(" ");
            service.ask("running 50");
            String[] program = {where[0], where[1], folder.path().toString()};
            List<Double> memory = new ArrayList<>();
            List<Double> file = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            double many;
            try (Child worker = Child.start(EditWorker.class, program)) {
                rate(worker, "memory", JOBS);
                rate(worker, "file", JOBS);
                for (int round = 0; round < ROUNDS; round++) {
                    memory.add(rate(worker, "memory", JOBS));
                    file.add(rate(worker, "file", JOBS));
                    ratios.add(file.get(round) / memory.get(round));
                }
                many = rate(worker, "file", MANY);
                file.add(rate(worker, "file", JOBS)); // After the many too, since the machine changes.
            }
            return String.format(
                    Locale.ROOT,
                    "%n## Short edits%n%nFrom submit to file, 50 at once, of a task that runs for 50 ms, over"
                            + " `transport-jdk`, with the limits of the account off.%n%n"
                            + "| jobs | store | jobs a second |%n|---|---|---|%n"
                            + "| %d | in memory | %.0f |%n| %d | in a file | %.0f |%n| %,d | in a file | %.0f |%n%n"
                            + "File to memory: %.2f. Many to few: %.2f.%s%n",
                    JOBS,
                    Median.of(memory),
                    JOBS,
                    Median.of(file),
                    MANY,
                    many,
                    Median.of(ratios),
                    many / Median.of(file),
                    syncs(program, folder.path()));
        }
    }

    private static double rate(Child worker, String store, int jobs) throws IOException {
        return jobs * 1e9 / Double.parseDouble(worker.ask(store + " " + jobs).split(" ")[0]);
    }

    /** Empty without strace. */
    private static String syncs(String[] program, Path folder) throws IOException {
        Path counted = folder.resolve("syncs.txt");
        List<String> strace = List.of("strace", "-f", "-c", "-e", "trace=fsync,fdatasync", "-o", counted.toString());
        try (Child worker = Child.start(strace, EditWorker.class, program)) {
            worker.ask("file " + JOBS);
            worker.end();
        } catch (IOException e) {
            return "";
        }
        double syncs = 0;
        Matcher line = SYNCS.matcher(Files.readString(counted, StandardCharsets.UTF_8));
        while (line.find()) {
            syncs += Double.parseDouble(line.group(1));
        }
        return String.format(
                Locale.ROOT,
                " Syncs of the disk for a job in a file, as strace counts them: %.2f, of which the result takes 2.",
                syncs / JOBS);
    }
}
