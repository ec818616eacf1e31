package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.service.TaskScript;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries that wait for a clock which the test does not move fail in the end; here without any patience. */
class StandstillTest {

    private static final int PATIENCE = 9;

    @RegisterExtension
    static final FakeDashScopeExtension FAKE =
            FakeDashScopeExtension.with(builder -> builder.testClock().longestStandstill(Duration.ZERO));

    private Caller caller;

    @BeforeEach
    void connect(FakeDashScope fake) {
        caller = new Caller(fake);
    }

    @Test
    void query_whenTheClockStandsForLong_isRefusedAndSaysWhatToDo() {
        String id = caller.createTask();
        assertThat(queries(id, PATIENCE)).containsOnly(200);

        Caller.Answer refused = caller.query(id);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("code")).isEqualTo("TestClockStands");
        assertThat(refused.at("message")).asString().contains("PENDING", "fake.clock().advance(");
    }

    @Test
    void query_whenTheTestMovesTheClockOrCreatesATask_isAnsweredAgain(TestClock clock) {
        String id = caller.createTask();
        queries(id, PATIENCE);
        clock.advance(Duration.ofSeconds(20));
        assertThat(queries(id, PATIENCE)).containsOnly(200);

        caller.createTask();

        assertThat(queries(id, PATIENCE)).containsOnly(200);
        assertThat(caller.query(id).at("message")).asString().contains("RUNNING");
    }

    @Test
    void query_ofATaskThatTheClockDoesNotEnd_isAlwaysAnswered(FakeDashScope fake, TestClock clock) {
        fake.nextTask(TaskScript.statuses("PENDING"));
        assertThat(queries(caller.createTask(), 3 * PATIENCE)).containsOnly(200);

        String ended = caller.createTask();
        clock.advance(Duration.ofMinutes(5));
        assertThat(queries(ended, 3 * PATIENCE)).containsOnly(200);
    }

    @Test
    void query_whenTheFakeIsPatient_isAnswered() {
        try (FakeDashScope patient = FakeDashScope.builder().testClock().start()) {
            caller = new Caller(patient);
            assertThat(queries(caller.createTask(), 3 * PATIENCE)).containsOnly(200);
        }
    }

    private int[] queries(String id, int count) {
        return IntStream.range(0, count).map(i -> caller.query(id).status()).toArray();
    }
}
