package dev.wanedit.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import io.micrometer.core.instrument.MockClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenTasksTest {

    private static final TaskId TASK = new TaskId("t-1");

    private final MockClock clock = new MockClock();
    private final OpenTasks tasks = new OpenTasks(clock);

    @Test
    void count_whenNothingWasSeenForADay_leavesTheTaskOut() {
        tasks.open(TASK, TaskStatus.RUNNING);
        clock.add(Duration.ofHours(24));
        assertThat(tasks.count(TaskStatus.RUNNING)).isEqualTo(1);

        clock.add(Duration.ofNanos(1));
        assertThat(tasks.count(TaskStatus.RUNNING)).isZero();
    }

    @Test
    void open_whenTheTaskHasEnded_isAStaleReport() {
        tasks.open(TASK, TaskStatus.RUNNING);
        tasks.ended(TASK);
        tasks.open(TASK, TaskStatus.RUNNING);

        assertThat(tasks.count(TaskStatus.RUNNING)).isZero();
    }

    @Test
    void ended_whenTheTaskWasNeverOpen_saysSo() {
        assertThat(tasks.ended(TASK)).isEqualTo(new OpenTasks.End(true, false));
        assertThat(tasks.ended(TASK)).isEqualTo(new OpenTasks.End(false, false));
    }

    @Test
    void ended_whenManyTasksEnd_remembersTheLatestOnly() {
        tasks.ended(TASK);
        for (int i = 0; i < 10_000; i++) {
            tasks.ended(new TaskId("other-" + i));
        }

        assertThat(tasks.ended(new TaskId("other-9999")).isNews()).isFalse();
        assertThat(tasks.ended(TASK).isNews()).isTrue();
    }
}
