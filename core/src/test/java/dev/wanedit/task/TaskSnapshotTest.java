package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskSnapshotTest {

    private static final TaskId TASK = new TaskId("task-1");
    private static final Instant END = Instant.parse("2026-04-03T00:11:57.286Z");
    private static final EditResult RESULT = new EditResult(URI.create("https://host.example/a.mp4?Expires=1"), null);

    @Test
    void resultExpiresAt_whenResultAndEndAreKnown_isADayAfterTheEnd() {
        assertThat(snapshot(END, RESULT).resultExpiresAt()).contains(Instant.parse("2026-04-04T00:11:57.286Z"));
    }

    @Test
    void resultExpiresAt_whenEndOrResultIsMissing_isEmpty() {
        assertThat(snapshot(null, RESULT).resultExpiresAt()).isEmpty();
        assertThat(snapshot(END, null).resultExpiresAt()).isEmpty();
    }

    @Test
    void of_whenOnlyStatusIsKnown_tellsNothingElse() {
        assertThat(TaskSnapshot.of(TASK, TaskStatus.RUNNING))
                .isEqualTo(new TaskSnapshot(
                        TASK, TaskStatus.RUNNING, "RUNNING", null, null, null, null, null, null, null));
    }

    private static TaskSnapshot snapshot(@Nullable Instant end, @Nullable EditResult result) {
        return new TaskSnapshot(TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, end, null, result, null);
    }
}
