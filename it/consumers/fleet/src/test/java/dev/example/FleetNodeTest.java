package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.FleetClient;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.job.EditJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FleetNodeTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = FakeDashScopeExtension.with(
            fake -> fake.clock(Clock.systemUTC()).pending(Duration.ZERO).running(Duration.ZERO));

    @TempDir
    Path folder;

    @Test
    void submit_whenANodeWorks_endsWithTheFile(FakeDashScope fake) throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:fleet;DB_CLOSE_DELAY=-1", "sa", "");
        try (Connection connection = pool.getConnection();
                InputStreamReader script = new InputStreamReader(
                        FleetClient.class.getResourceAsStream("scheduled-tasks-h2.sql"), StandardCharsets.UTF_8)) {
            RunScript.execute(connection, script);
        }
        JobKey key = new JobKey("order-17");
        SharedFolder results = SharedFolder.at(folder);
        CountDownLatch archived = new CountDownLatch(1);
        try (FleetClient node = FleetClient.builder(
                        pool,
                        () -> VideoEditClient.builder().apiKey(fake.apiKey()).baseUrl(fake.baseUrl()),
                        results)
                .listener(change -> {
                    if (change.phase() == JobPhase.ARCHIVED) {
                        archived.countDown();
                    }
                })
                .build()) {
            node.start();
            node.submit(
                    key,
                    EditJob.builder()
                            .video(URI.create("https://example.com/clip.mp4"))
                            .prompt("Make it snow")
                            .build());

            assertThat(archived.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(node.find(key).orElseThrow().result().location())
                    .isEqualTo(results.file(key).toUri());
        }
        assertThat(results.file(key)).hasBinaryContent(FakeDashScope.clip());
        pool.dispose();
    }
}
