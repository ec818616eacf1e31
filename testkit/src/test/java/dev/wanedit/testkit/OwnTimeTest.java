package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Time passes by itself unless a test wants to move it. */
@ExtendWith(FakeDashScopeExtension.class)
class OwnTimeTest {

    @Test
    void query_whenNothingIsSet_findsTheTaskDoneAtOnce(FakeDashScope fake) {
        Caller caller = new Caller(fake);
        Instant before = Instant.now();

        String id = caller.createTask();

        assertThat(caller.status(id)).isEqualTo("SUCCEEDED");
        assertThat(fake.tasks().get(0).submitted()).isBetween(before, Instant.now());
    }

    @Test
    void query_whenATaskTakesTime_findsItPending() {
        try (FakeDashScope fake =
                FakeDashScope.builder().pending(Duration.ofDays(1)).start()) {
            Caller caller = new Caller(fake);

            assertThat(caller.status(caller.createTask())).isEqualTo("PENDING");
        }
    }

    @Test
    void clock_whenTimePassesByItself_saysHowToMoveIt(FakeDashScope fake) {
        assertThatIllegalStateException()
                .isThrownBy(fake::clock)
                .withMessageContainingAll("testClock()", "FakeDashScopeExtension.OnTestClock");
    }

    @Test
    void clock_whenATestClockIsHandedIn_isThatOne() {
        TestClock clock = TestClock.at(Instant.EPOCH);
        try (FakeDashScope fake = FakeDashScope.builder().clock(clock).start()) {
            assertThat(fake.clock()).isSameAs(clock);
        }
    }

    @Test
    void client_whenTheFakeIsClosed_isRefused(FakeDashScope fake) {
        fake.close();

        assertThatIllegalStateException().isThrownBy(fake::client).withMessageContaining("after the client");
    }

    @Test
    void answer_whenTheBaseUrlLacksItsPath_saysWhichOneIsRight(FakeDashScope fake) {
        String root = fake.baseUrl().resolve("/").toString();

        Caller.Answer refused = new Caller(fake).fetch(root + "tasks/x", "Authorization", "Bearer " + fake.apiKey());

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.at("message")).asString().contains("FakeDashScope.baseUrl()", "/api/v1");
    }
}
