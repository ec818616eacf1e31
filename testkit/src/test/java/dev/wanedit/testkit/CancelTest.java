package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.service.TaskScript;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class CancelTest {

    private Caller caller;
    private FakeDashScope fake;

    @BeforeEach
    void connect(FakeDashScope started) {
        fake = started;
        caller = new Caller(started);
    }

    @Test
    void cancel_whilePending_cancelsForGood(TestClock clock) {
        String id = caller.createTask();

        Caller.Answer answer = caller.cancel(id);
        clock.advance(Duration.ofMinutes(10));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.keys()).containsExactly("request_id");
        assertThat(caller.status(id)).isEqualTo("CANCELED");
        assertThat(fake.tasks().get(0).billedSeconds()).isZero();
        assertTooLate(caller.cancel(id));
    }

    @Test
    void cancel_whenRunningOrEnded_isRefusedAndTheTaskGoesOn(TestClock clock) {
        String id = caller.createTask();

        clock.advance(Duration.ofSeconds(10));
        assertTooLate(caller.cancel(id));
        clock.advance(Duration.ofMinutes(2));
        assertTooLate(caller.cancel(id));
        assertThat(caller.status(id)).isEqualTo("SUCCEEDED");
    }

    @Test
    void cancel_whenTheTaskIsUnknown_isRefused() {
        assertTooLate(caller.cancel("no-such-task"));
    }

    @Test
    void cancel_whenScripted_followsTheLatestStatusTold() {
        fake.nextTask(TaskScript.statuses("PENDING", "PENDING", "RUNNING"));
        String id = caller.createTask();
        caller.query(id);

        assertThat(caller.cancel(id).status()).isEqualTo(200);
        assertThat(caller.status(id)).isEqualTo("CANCELED");
    }

    private static void assertTooLate(Caller.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("code")).isEqualTo("UnsupportedOperation");
        assertThat(answer.at("message"))
                .isEqualTo("Failed to cancel the task, please confirm if the task is in PENDING status.");
    }
}
