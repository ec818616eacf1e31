package dev.example;

import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.FleetClient;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.job.EditJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.RunScript;

/** A node over a database of its own that works, and whose jobs a test waits for. */
final class Node implements AutoCloseable {

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final CountDownLatch archived = new CountDownLatch(1);
    final FleetClient fleet;

    Node(FakeDashScope fake, FleetSink results) throws Exception {
        try (Connection connection = pool.getConnection();
                InputStreamReader script = new InputStreamReader(
                        FleetClient.class.getResourceAsStream("scheduled-tasks-h2.sql"), StandardCharsets.UTF_8)) {
            RunScript.execute(connection, script);
        }
        fleet = FleetClient.builder(
                        pool,
                        () -> VideoEditClient.builder().apiKey(fake.apiKey()).baseUrl(fake.baseUrl()),
                        results)
                .pollInterval(Duration.ofMillis(100))
                .listener(change -> {
                    if (change.phase() == JobPhase.ARCHIVED) {
                        archived.countDown();
                    }
                })
                .build();
        fleet.start();
    }

    /** Runs a job to its end; false if that takes too long. */
    boolean runs(JobKey key) throws InterruptedException {
        fleet.submit(
                key,
                EditJob.builder()
                        .video(URI.create("https://example.com/clip.mp4"))
                        .prompt("Make it snow")
                        .build());
        return archived.await(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        fleet.close();
        pool.dispose();
    }
}
