package dev.wanedit.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.settings.Budgets;
import dev.wanedit.settings.Polling;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import io.reactivex.rxjava3.core.Flowable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Edits short clips, from submit to file, with the jobs in memory and with the jobs in a file, in turns. It prints jobs a second,
 * and what the file costs.
 */
public final class StoreBench {

    private static final int AT_ONCE = 50;
    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private StoreBench() {}

    /** @param arguments the number of jobs of a round, the number of rounds, and optionally the one store to measure */
    public static void main(String[] arguments) throws IOException {
        int jobs = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        String only = arguments.length > 2 ? arguments[2] : "";
        Path folder = Files.createTempDirectory(Path.of(""), "bench-");
        try (RunningJvm service = ForkedJvm.plain().start(ServiceProgram.class, "50")) {
            URI url = URI.create(service.awaitLine("url "));
            String key = service.awaitLine("key ");
            for (int round = 0; round <= rounds; round++) {
                String name = round == 0 ? "warm-up" : "round " + round;
                double memory = only.equals("file") ? 0 : rate(url, key, new MemoryJobStore(), folder, jobs);
                double file = only.equals("memory")
                        ? 0
                        : rate(url, key, JdbcJobStore.file(folder.resolve("jobs-" + round)), folder, jobs);
                System.out.printf(
                        "%s: %.0f jobs/s in memory, %.0f in a file, ratio %.2f%n", name, memory, file, file / memory);
            }
        } finally {
            delete(folder);
        }
    }

    private static double rate(URI url, String key, JobStore store, Path folder, int jobs) throws IOException {
        Path out = Files.createTempDirectory(folder, "out-");
        try (store;
                VideoEditClient client = VideoEditClient.builder()
                        .baseUrl(url)
                        .apiKey(key)
                        .transport("jdk")
                        .jobStore(store)
                        .budgets(new Budgets(1_000_000, 1_000_000, 1_000_000, 1_000_000))
                        .polling(new Polling(Duration.ZERO, Duration.ofMillis(25)))
                        .build()) {
            long start = System.nanoTime();
            long cpu = CPU.getProcessCpuTime();
            long done = Flowable.range(0, jobs)
                    .flatMapSingle(i -> client.rx().edit(submission(out, i)), false, AT_ONCE)
                    .count()
                    .blockingGet();
            double rate = done / ((System.nanoTime() - start) / 1e9);
            System.out.printf(
                    "%s: %.0f jobs/s, %.2f ms of CPU a job%n",
                    store.getClass().getSimpleName(), rate, (CPU.getProcessCpuTime() - cpu) / 1e6 / done);
            return rate;
        }
    }

    private static Submission submission(Path out, int i) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("snow " + i)
                .build();
        return Submission.of(new JobKey("job-" + i + "-" + UUID.randomUUID()), job)
                .towards(out.resolve(i + ".mp4"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
