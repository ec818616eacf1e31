package dev.wanedit.benchmarks.start;

import dev.wanedit.benchmarks.figure.Median;
import dev.wanedit.benchmarks.process.Child;
import dev.wanedit.benchmarks.process.WorkFolder;
import dev.wanedit.benchmarks.service.StatusService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CPU time of whole processes, user and system, with the JVM's defaults: from the start to a first answer, and to the end.
 * Each runs with and without an archive of its classes. The shell counts, since a process cannot count its own end.
 */
public final class ColdStarts {

    private static final int ROUNDS = Integer.getInteger("cold.rounds", 7);
    private static final Pattern TIME = Pattern.compile("(\\d+)m(\\d+(?:\\.\\d+)?)s");

    private final String classPath;
    private final String baseUrl;
    private final Path folder;
    private final Map<ColdKind, List<Double>> plain = new EnumMap<>(ColdKind.class);
    private final Map<ColdKind, List<Double>> shared = new EnumMap<>(ColdKind.class);

    private ColdStarts(String baseUrl, Path folder) throws IOException {
        this.classPath = PackedClassPath.in(folder);
        this.baseUrl = baseUrl;
        this.folder = folder;
    }

    /** Prints the section alone. */
    public static void main(String[] arguments) throws IOException {
        try (Child service = Child.start(StatusService.class)) {
            System.out.print(section(StatusService.baseUrl(service)));
        }
    }

    /** A section of the page, with the figures of a run. */
    public static String section(String baseUrl) throws IOException {
        try (WorkFolder folder = new WorkFolder("wanedit-cold")) {
            ColdStarts starts = new ColdStarts(baseUrl, folder.path());
            starts.measure();
            return starts.section();
        }
    }

    private void measure() throws IOException {
        List<ColdKind> kinds =
                Stream.of(ColdKind.values()).filter(ColdKind::isBuilt).toList();
        for (ColdKind kind : kinds) {
            millis(kind, "-XX:ArchiveClassesAtExit=" + archive(kind), "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (ColdKind kind : kinds) {
                add(plain, kind, millis(kind));
                add(shared, kind, millis(kind, "-XX:SharedArchiveFile=" + archive(kind)));
            }
        }
    }

    private static void add(Map<ColdKind, List<Double>> figures, ColdKind kind, double millis) {
        figures.computeIfAbsent(kind, none -> new ArrayList<>()).add(millis);
    }

    private Path archive(ColdKind kind) {
        return folder.resolve(kind.name() + ".jsa");
    }

    private double millis(ColdKind kind, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" >/dev/null && times", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.addAll(List.of(options));
        command.addAll(kind.program(classPath, baseUrl, folder));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return ofChildren(output);
    }

    /** The shell prints its own times first, then those of its children, each as user and system. */
    private static double ofChildren(String output) throws IOException {
        List<Double> seconds = new ArrayList<>();
        Matcher time = TIME.matcher(output);
        while (time.find()) {
            seconds.add(60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2)));
        }
        if (seconds.size() < 4) {
            throw new IOException("A program failed: " + output);
        }
        return 1_000 * (seconds.get(seconds.size() - 2) + seconds.get(seconds.size() - 1));
    }

    private String section() {
        StringBuilder text =
                new StringBuilder("\n## Cold start\n\nCPU time of a whole process, from the start of its JVM"
                        + " to its end, with the JVM's defaults:\none query over plain HTTP, or one edit of the simulated service."
                        + " The others make TLS ready\nall the same, and wanedit makes it for https only. The figures on the right"
                        + " are with an\narchive of classes; see [Cold start](cold-start.md).\n\n");
        text.append("| program | CPU ms | to the SDK's | with an archive | to the SDK's with one |\n");
        text.append("|---|---|---|---|---|\n");
        for (ColdKind kind : plain.keySet()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.2f | %.0f | %.2f |\n",
                    kind.label(),
                    median(plain, kind),
                    median(plain, kind) / median(plain, ColdKind.SDK),
                    median(shared, kind),
                    median(shared, kind) / median(shared, ColdKind.SDK)));
        }
        return text.toString();
    }

    private static double median(Map<ColdKind, List<Double>> figures, ColdKind kind) {
        return Median.of(figures.getOrDefault(kind, List.of()));
    }
}
