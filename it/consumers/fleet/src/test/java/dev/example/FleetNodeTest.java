package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
        JobKey key = new JobKey("order-17");
        SharedFolder results = SharedFolder.at(folder);
        try (Node node = new Node(fake, results)) {
            assertThat(node.runs(key)).isTrue();

            assertThat(node.fleet.find(key).orElseThrow().result().location())
                    .isEqualTo(results.file(key).toUri());
        }
        assertThat(results.file(key)).hasBinaryContent(FakeDashScope.clip());
    }
}
