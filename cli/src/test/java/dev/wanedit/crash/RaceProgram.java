package dev.wanedit.crash;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.port.JobStore;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.testserver.Pool;
import dev.wanedit.testserver.PostgresServer;
import io.reactivex.rxjava3.core.Flowable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An application that submits jobs which another one submits too, from the same PostgreSQL. */
public final class RaceProgram {

    private static final int AT_ONCE = 16;

    private RaceProgram() {}

    /**
     * Prints {@code ready}, then on each command submits the jobs from one number to below another, in its own order.
     *
     * @param arguments base URL, API key, JDBC URL, seed of the order
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (Pool pool = Pool.of(PostgresServer.source(arguments[2]));
                JobStore store = JdbcJobStore.over(pool.source());
                VideoEditClient client = VideoEditClient.builder()
                        .transport("jdk")
                        .baseUrl(URI.create(arguments[0]))
                        .apiKey(arguments[1])
                        .jobStore(store)
                        .rateLimits(new RateLimits(1_000_000, 1_000_000, 1_000_000, 1_000_000))
                        .build();
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Random order = new Random(Long.parseLong(arguments[3]));
            System.out.println("ready");
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] range = line.split(" ");
                System.out.println(
                        "done " + submitted(client, Integer.parseInt(range[0]), Integer.parseInt(range[1]), order));
            }
        }
    }

    static String prompt(int number) {
        return "wish " + number;
    }

    /** The task of each job. */
    private static Map<Integer, String> submitted(VideoEditClient client, int from, int to, Random order) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(from, to).boxed().toList());
        Collections.shuffle(numbers, order);
        return Flowable.fromIterable(numbers)
                .flatMapSingle(
                        number -> client.rx()
                                .submit(submission(number))
                                .map(task -> Map.entry(number, task.taskId().value())),
                        false,
                        AT_ONCE)
                .<Map<Integer, String>>collect(TreeMap::new, (tasks, task) -> tasks.put(task.getKey(), task.getValue()))
                .blockingGet();
    }

    private static Submission submission(int number) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt(prompt(number))
                .build();
        return Submission.of(new JobKey("order-" + number), job);
    }
}
