package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.service.Quotas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuotaTest {

    @RegisterExtension
    static final FakeDashScopeExtension FAKE = FakeDashScopeExtension.with(builder -> builder.testClock()
            .quotas(Quotas.published())
            .pending(Duration.ofSeconds(1))
            .running(Duration.ofSeconds(60)));

    private Caller caller;

    @BeforeEach
    void connect(FakeDashScope fake) {
        caller = new Caller(fake);
    }

    @Test
    void create_whenTheSixthComesWithinASecond_is429UntilTheSecondIsOver(TestClock clock, FakeDashScope fake) {
        for (int i = 0; i < 5; i++) {
            caller.createTask();
        }
        Caller.Answer sixth = caller.create(Caller.job(Caller.VIDEO));

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.at("code")).isEqualTo("Throttling.RateQuota");
        assertThat(fake.tasks()).hasSize(5);
        clock.advance(Duration.ofSeconds(1));
        assertThat(caller.create(Caller.job(Caller.VIDEO)).status()).isEqualTo(200);
    }

    @Test
    void reads_whenOver20WithinASecond_are429EachKindForItself() {
        for (int i = 0; i < 20; i++) {
            assertThat(caller.query("x").status()).isEqualTo(200);
            assertThat(caller.list("").status()).isEqualTo(200);
            assertThat(caller.cancel("x").status()).isEqualTo(400);
        }

        assertThat(caller.query("x").status()).isEqualTo(429);
        assertThat(caller.list("").status()).isEqualTo(429);
        assertThat(caller.cancel("x").status()).isEqualTo(429);
    }

    @Test
    void tasks_whenSevenAreCreated_runFiveAtATime(TestClock clock, FakeDashScope fake) {
        createSeven(clock);
        clock.advance(Duration.ofSeconds(1));
        assertThat(statuses(fake)).containsExactlyElementsOf(repeated(5, "RUNNING", 2, "PENDING"));

        clock.advance(Duration.ofSeconds(58));
        assertThat(statuses(fake)).containsExactlyElementsOf(repeated(5, "RUNNING", 2, "PENDING"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(statuses(fake)).containsExactlyElementsOf(repeated(5, "SUCCEEDED", 2, "RUNNING"));
        clock.advance(Duration.ofSeconds(60));
        assertThat(statuses(fake)).containsOnly("SUCCEEDED");
    }

    @Test
    void tasks_whenTheClockJumpsFar_stillRanFiveAtATime(TestClock clock, FakeDashScope fake) {
        createSeven(clock);
        clock.advance(Duration.ofHours(1));

        assertThat(fake.tasks().get(6).scheduled())
                .isEqualTo(fake.tasks().get(0).ended());
    }

    @Test
    void tasks_whenOnlyOneRunsAtATime_runOneAfterAnother() {
        try (FakeDashScope fake = FakeDashScope.builder()
                .testClock()
                .quotas(new Quotas(100, 100, 1))
                .pending(Duration.ZERO)
                .running(Duration.ofSeconds(60))
                .start()) {
            Caller single = new Caller(fake);
            for (int i = 0; i < 4; i++) {
                single.createTask();
            }
            fake.clock().advance(Duration.ofHours(1));

            for (int i = 1; i < 4; i++) {
                assertThat(fake.tasks().get(i).scheduled())
                        .isEqualTo(fake.tasks().get(i - 1).ended());
            }
        }
    }

    @Test
    void cancel_whenATaskWaitsForAPlace_givesItsTurnToTheNext(TestClock clock, FakeDashScope fake) {
        createSeven(clock);
        clock.advance(Duration.ofSeconds(10));
        caller.cancel(fake.tasks().get(5).id());
        clock.advance(Duration.ofSeconds(50));

        assertThat(fake.tasks().get(5).status()).isEqualTo("CANCELED");
        assertThat(fake.tasks().get(6).status()).isEqualTo("RUNNING");
    }

    private void createSeven(TestClock clock) {
        for (int i = 0; i < 5; i++) {
            caller.createTask();
        }
        clock.advance(Duration.ofSeconds(1));
        caller.createTask();
        caller.createTask();
    }

    private static List<String> statuses(FakeDashScope fake) {
        return fake.tasks().stream().map(task -> task.status()).toList();
    }

    private static List<String> repeated(int first, String one, int second, String other) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < first + second; i++) {
            all.add(i < first ? one : other);
        }
        return all;
    }
}
