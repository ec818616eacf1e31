package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.testkit.service.TaskScript;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class TaskScriptTest {

    private Caller caller;
    private FakeDashScope fake;

    @BeforeEach
    void connect(FakeDashScope started) {
        fake = started;
        caller = new Caller(started);
    }

    @Test
    void statuses_whenQueried_giveOneEachAndTheLastStays() {
        fake.nextTask(TaskScript.statuses("PENDING", "RUNNING", "SUSPENDED", "NEVER_SEEN", "SUCCEEDED"));
        String id = caller.createTask();

        assertThat(caller.status(id)).isEqualTo("PENDING");
        assertThat(caller.status(id)).isEqualTo("RUNNING");
        assertThat(caller.status(id)).isEqualTo("SUSPENDED");
        assertThat(caller.status(id)).isEqualTo("NEVER_SEEN");
        assertThat(caller.query(id).at("output", "video_url")).asString().startsWith("http");
        assertThat(caller.status(id)).isEqualTo("SUCCEEDED");
    }

    @Test
    void statuses_whenTheyFail_tellCodeAndMessage() {
        fake.nextTask(TaskScript.statuses("FAILED").failing("DataInspectionFailed", "no"));

        Caller.Answer answer = caller.query(caller.createTask());

        assertThat(answer.at("output", "task_status")).isEqualTo("FAILED");
        assertThat(answer.at("output", "code")).isEqualTo("DataInspectionFailed");
        assertThat(answer.at("output", "message")).isEqualTo("no");
    }

    @Test
    void statuses_whenUnknown_showNothingButTheStatus() {
        fake.nextTask(TaskScript.statuses("UNKNOWN"));

        assertThat(caller.query(caller.createTask()).text()).doesNotContain("prompt", "time");
    }

    @Test
    void answers_whenQueried_comeAsTheyAre() {
        fake.nextTask(TaskScript.answers("{\"output\":{\"task_id\":\"$TASK_ID\",\"task_status\":null}}", "[]"));
        String id = caller.createTask();

        assertThat(caller.query(id).text()).isEqualTo("{\"output\":{\"task_id\":\"" + id + "\",\"task_status\":null}}");
        assertThat(caller.query(id).text()).isEqualTo("[]");
        assertThat(caller.query(id).text()).isEqualTo("[]");
    }

    @Test
    void timed_whenTheClockMoves_takesItsOwnTimes(TestClock clock) {
        fake.nextTask(TaskScript.timed(Duration.ofSeconds(1), Duration.ofSeconds(2))
                .failing("InternalError.Timeout", "late"));
        String id = caller.createTask();

        clock.advance(Duration.ofSeconds(2));
        assertThat(caller.status(id)).isEqualTo("RUNNING");
        clock.advance(Duration.ofSeconds(1));
        assertThat(caller.query(id).at("output", "code")).isEqualTo("InternalError.Timeout");
    }

    @Test
    void nextTask_whenCalledTwice_scriptsTwoTasksInOrder() {
        fake.everyTask(TaskScript.statuses("RUNNING"));
        fake.nextTask(TaskScript.statuses("FAILED"));
        fake.nextTask(TaskScript.statuses("CANCELED"));

        assertThat(caller.status(caller.createTask())).isEqualTo("FAILED");
        assertThat(caller.status(caller.createTask())).isEqualTo("CANCELED");
        assertThat(caller.status(caller.createTask())).isEqualTo("RUNNING");
    }

    @Test
    void statuses_whenNoneIsNamed_isRefused() {
        assertThatThrownBy(TaskScript::statuses).isInstanceOf(IllegalArgumentException.class);
    }
}
