package dev.wanedit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testserver.PostgresServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes that submit the same jobs from one PostgreSQL, to a service that counts. */
class RaceTest {

    private static final int KEYS = 1000;

    /** Few, so that the slower one is not left behind for good. */
    private static final int KEYS_OF_A_HEAT = 50;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void submit_whenTwoProcessesRaceForTheSameKeys_postsOnceForEach() throws Exception {
        try (FakeDashScope service = FakeDashScope.builder()
                        .testClock()
                        .apiKeys("sk-one", "sk-other")
                        .start();
                PostgresServer postgres = PostgresServer.start();
                RunningJvm one = start(service, postgres, "sk-one", 1);
                RunningJvm other = start(service, postgres, "sk-other", 2)) {
            one.awaitLine("ready");
            other.awaitLine("ready");

            for (int from = 0; from < KEYS; from += KEYS_OF_A_HEAT) {
                String heat = from + " " + (from + KEYS_OF_A_HEAT);
                one.say(heat);
                other.say(heat);
                assertThat(one.awaitLine("done ")).as("tasks of both").isEqualTo(other.awaitLine("done "));
            }

            List<FakeTask> tasks = service.tasks();
            assertThat(service.count(RequestKind.CREATE)).isEqualTo(KEYS);
            assertThat(tasks)
                    .extracting(FakeTask::prompt)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, KEYS)
                            .mapToObj(RaceProgram::prompt)
                            .toList());
            assertThat(tasks)
                    .extracting(FakeTask::apiKeyId)
                    .as("both had their share, or they did not race")
                    .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(2));
        }
    }

    private static RunningJvm start(FakeDashScope service, PostgresServer postgres, String key, int seed)
            throws IOException {
        return ForkedJvm.plain()
                .start(RaceProgram.class, service.baseUrl().toString(), key, postgres.url(), String.valueOf(seed));
    }
}
