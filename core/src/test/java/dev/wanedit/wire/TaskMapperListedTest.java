package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import dev.wanedit.wire.body.TaskItemBody;
import dev.wanedit.wire.body.TaskListBody;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskMapperListedTest {

    private static final TaskMapper MAPPER = new TaskMapper(ZoneOffset.UTC);

    @Test
    void listed_whenRowsAreWhole_readsThem() {
        TaskItemBody done = new TaskItemBody("a", "SUCCEEDED", "wan2.7-videoedit", 1000L, 2000L, 3000L);
        TaskItemBody running = new TaskItemBody("b", "RUNNING", "wan2.7-videoedit", 1500L, 2500L, null);

        assertThat(MAPPER.listed(list(List.of(done, running), 2, 10, 3, 22)))
                .isEqualTo(new TaskPage(
                        List.of(
                                new TaskSummary(
                                        new TaskId("a"),
                                        TaskStatus.SUCCEEDED,
                                        "SUCCEEDED",
                                        "wan2.7-videoedit",
                                        Instant.ofEpochSecond(1),
                                        Instant.ofEpochSecond(2),
                                        Instant.ofEpochSecond(3)),
                                new TaskSummary(
                                        new TaskId("b"),
                                        TaskStatus.RUNNING,
                                        "RUNNING",
                                        "wan2.7-videoedit",
                                        Instant.ofEpochMilli(1500),
                                        Instant.ofEpochMilli(2500),
                                        null)),
                        2,
                        10,
                        3,
                        22));
    }

    @Test
    void listed_whenARowTellsOnlyItsId_keepsIt() {
        TaskItemBody bare = new TaskItemBody("a", null, "", 0L, -1L, null);

        assertThat(MAPPER.listed(list(List.of(bare), null, null, null, null)))
                .isEqualTo(new TaskPage(
                        List.of(new TaskSummary(new TaskId("a"), TaskStatus.UNRECOGNIZED, "", null, null, null, null)),
                        1,
                        1,
                        1,
                        1));
    }

    @Test
    void listed_whenThereAreNoTasks_isAnEmptyPage() {
        assertThat(MAPPER.listed(list(List.of(), 1, 10, 0, 0))).isEqualTo(new TaskPage(List.of(), 1, 10, 0, 0));
    }

    @Test
    void listed_whenARowHasNoId_throwsRatherThanToHideATask() {
        for (TaskItemBody row : Arrays.asList(null, new TaskItemBody(" ", "RUNNING", null, null, null, null))) {
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> MAPPER.listed(list(Arrays.asList(row), 1, 10, 1, 1)))
                    .withMessageContaining("A row of the list has no task id.");
        }
    }

    @Test
    void listed_whenThereIsNoData_throws() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> MAPPER.listed(list(null, 1, 10, 1, 1)))
                .withMessageContaining("no data");
    }

    private static TaskListBody list(
            @Nullable List<TaskItemBody> data,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Integer pages,
            @Nullable Integer total) {
        return new TaskListBody("request", null, null, data, page, size, pages, total);
    }
}
