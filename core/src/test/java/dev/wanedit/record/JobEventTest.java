package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class JobEventTest {

    private static final TaskId TASK = new TaskId("task-1");

    @Test
    void observed_whenGivenEachStatus_namesWhatWasSeen() {
        Map<TaskStatus, Trigger> expected = new EnumMap<>(Map.of(
                TaskStatus.PENDING, Trigger.SEEN_PENDING,
                TaskStatus.RUNNING, Trigger.SEEN_RUNNING,
                TaskStatus.SUSPENDED, Trigger.SEEN_OTHER,
                TaskStatus.SUCCEEDED, Trigger.SEEN_SUCCEEDED,
                TaskStatus.FAILED, Trigger.SEEN_FAILED,
                TaskStatus.CANCELED, Trigger.SEEN_CANCELED,
                TaskStatus.UNKNOWN, Trigger.SEEN_UNKNOWN,
                TaskStatus.UNRECOGNIZED, Trigger.SEEN_OTHER));
        Map<TaskStatus, Trigger> observed = new EnumMap<>(TaskStatus.class);

        Arrays.stream(TaskStatus.values())
                .forEach(
                        status -> observed.put(status, JobEvent.observed(status).trigger()));

        assertThat(observed).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void observed_whenStatusHasEnded_leadsARunningTaskOutOfRunning(TaskStatus status) {
        JobState after = new JobState(JobPhase.RUNNING, TASK)
                .next(JobEvent.observed(status))
                .state();

        assertThat(after.phase() != JobPhase.RUNNING).isEqualTo(status.ended());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "FOUND"})
    void of_whenTriggerNeedsATask_throws(Trigger trigger) {
        assertThatThrownBy(() -> JobEvent.of(trigger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(trigger + " needs a task id");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ACCEPTED", "FOUND"})
    void new_whenTriggerBringsNoTask_throwsIfGivenOne(Trigger trigger) {
        assertThatThrownBy(() -> new JobEvent(trigger, TASK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(trigger + " brings no task id");
    }

    @Test
    void accepted_whenGivenATask_bringsIt() {
        assertThat(JobEvent.accepted(TASK)).isEqualTo(new JobEvent(Trigger.ACCEPTED, TASK));
        assertThat(JobEvent.found(TASK)).isEqualTo(new JobEvent(Trigger.FOUND, TASK));
    }
}
