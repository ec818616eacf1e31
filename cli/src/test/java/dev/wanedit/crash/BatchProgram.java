package dev.wanedit.crash;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.JobStore;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An application that runs the jobs of a folder and may be killed at any moment: started again, it continues. It says
 * at its end what became of each job.
 */
public final class BatchProgram {

    static final Duration SETTLING = Duration.ofSeconds(2);

    /** Other jobs that could not be distinguished may have ended by then, and show their prompts. */
    private static final int MOST_ROUNDS = 4;

    private BatchProgram() {}

    /** @param arguments base URL, API key, folder, policy */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[2]);
        try (JobStore store = JdbcJobStore.file(folder.resolve("jobs"));
                VideoEditClient client = VideoEditClient.builder()
                        .transport("jdk")
                        .baseUrl(URI.create(arguments[0]))
                        .apiKey(arguments[1])
                        .jobStore(store)
                        .reconciliation(Reconciliation.of(UncertainPolicy.valueOf(arguments[3]))
                                .settlingIn(SETTLING))
                        .polling(new Polling(Duration.ofMillis(50), Duration.ofMillis(100)))
                        .callTimeout(SETTLING.dividedBy(2))
                        .rateLimits(new RateLimits(500, 500, 500, 500))
                        .build()) {
            client.resumeAll();
            Map<String, String> ends = new TreeMap<>();
            List<BatchLine> open = new ArrayList<>(BatchLine.read(folder));
            for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
                run(client, folder, open).forEach(ends::put);
                open.removeIf(line -> !"uncertain".equals(ends.get(line.key())));
            }
            ends.forEach((key, end) -> System.out.println("job " + key + " " + end));
            System.out.println("end");
        }
    }

    private static Map<String, String> run(VideoEditClient client, Path folder, List<BatchLine> lines) {
        Map<String, CompletableFuture<?>> running = new TreeMap<>();
        for (BatchLine line : lines) {
            EditJob job = EditJob.builder()
                    .video(line.video(folder))
                    .prompt(line.prompt())
                    .build();
            running.put(line.key(), client.async().edit(new JobKey(line.key()), job, line.target(folder)));
        }
        Map<String, String> ends = new TreeMap<>();
        running.forEach((key, future) -> ends.put(key, end(future)));
        return ends;
    }

    private static String end(CompletableFuture<?> future) {
        try {
            future.join();
            return "done";
        } catch (CompletionException e) {
            return e.getCause() instanceof SubmitUncertainException ? "uncertain" : "fault " + e.getCause();
        }
    }
}
