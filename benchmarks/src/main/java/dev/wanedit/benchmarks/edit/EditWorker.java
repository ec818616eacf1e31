package dev.wanedit.benchmarks.edit;

import com.sun.management.OperatingSystemMXBean;
import dev.wanedit.VideoEditClient;
import dev.wanedit.benchmarks.process.Orders;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Flowable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * Edits short clips, from submit to file, in a process of its own. It reads {@code memory JOBS} or {@code file JOBS}, one a
 * line, and prints the nanoseconds that they took, and those of CPU time.
 */
final class EditWorker {

    private static final int AT_ONCE = 50;
    private static final int NO_LIMIT = 1_000_000;
    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private EditWorker() {}

    /** Arguments: the service's base URL, its key, and a folder for stores and results. */
    public static void main(String[] arguments) throws Exception {
        Orders.answer(words -> edited(arguments, words[0], Integer.parseInt(words[1])));
        System.exit(0);
    }

    private static String edited(String[] arguments, String where, int jobs) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments[2]), "edits-");
        try (JobStore store =
                        where.equals("memory") ? new MemoryJobStore() : JdbcJobStore.file(folder.resolve("jobs"));
                VideoEditClient client = VideoEditClient.builder()
                        .baseUrl(URI.create(arguments[0]))
                        .apiKey(arguments[1])
                        .transport("jdk")
                        .jobStore(store)
                        .maxRunning(AT_ONCE)
                        .rateLimits(new RateLimits(NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT))
                        .polling(new Polling(Duration.ZERO, Duration.ofMillis(25)))
                        .build()) {
            return edited(client, folder, jobs);
        }
    }

    private static String edited(VideoEditClient client, Path folder, int jobs) {
        long start = System.nanoTime();
        long cpu = CPU.getProcessCpuTime();
        long done = Flowable.range(0, jobs)
                .flatMapSingle(i -> client.rx().edit(submission(folder, i)), false, AT_ONCE)
                .count()
                .blockingGet();
        if (done != jobs) {
            throw new IllegalStateException(done + " edits have ended.");
        }
        return (System.nanoTime() - start) + " " + (CPU.getProcessCpuTime() - cpu);
    }

    private static Submission submission(Path folder, int number) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("snow " + number)
                .build();
        return Submission.of(new JobKey("job-" + number + "-" + UUID.randomUUID()), job)
                .towards(folder.resolve(number + ".mp4"));
    }
}
