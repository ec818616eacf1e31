package dev.wanedit.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.record.JobChange;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState;
import dev.wanedit.record.PromptDigest;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotChangeTest {

    private static final Instant SENT = Instant.parse("2026-04-03T00:00:00Z");
    private static final TaskId TASK = new TaskId("t-1");
    private static final JobRecord PENDING = JobRecord.ready(
                    new JobKey("a"), new JobFingerprint("p", List.of("url:v"), PromptDigest.of("snow")), null, SENT)
            .change()
            .attempt(SENT)
            .to(JobState.created(TASK))
            .at(SENT);
    private static final JobRecord ADOPTED = PENDING.change().adopted(true).at(SENT);

    @Test
    void of_whenAYoungTaskIsUnknown_takesTheServiceForAnotherOne() {
        assertThat(seen(PENDING, TaskStatus.UNKNOWN, null, Duration.ofHours(23)))
                .isEmpty();
    }

    @Test
    void of_whenAnOldTaskIsUnknown_hasExpired() {
        assertThat(seen(PENDING, TaskStatus.UNKNOWN, null, Duration.ofHours(24)))
                .map(JobRecord::phase)
                .contains(JobPhase.EXPIRED);
    }

    @Test
    void of_whenAnAdoptedTaskTellsThePrompt_isConfirmed() {
        assertThat(seen(ADOPTED, TaskStatus.SUCCEEDED, "snow", Duration.ZERO))
                .hasValueSatisfying(record -> assertThat(record.adopted()).isFalse())
                .map(JobRecord::phase)
                .contains(JobPhase.SUCCEEDED);
    }

    @Test
    void of_whenAnAdoptedTaskTellsAnotherPrompt_isUncertainAgain() {
        assertDisproved(seen(ADOPTED, TaskStatus.SUCCEEDED, "rain", Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "CANCELED"})
    void of_whenAnAdoptedTaskEndsWithoutAPrompt_isNoGroundToCallTheJobEnded(TaskStatus status) {
        assertDisproved(seen(ADOPTED, status, null, Duration.ZERO));
    }

    private static void assertDisproved(Optional<JobRecord> after) {
        assertThat(after).hasValueSatisfying(record -> {
            assertThat(record.state()).isEqualTo(new JobState(JobPhase.UNCERTAIN, null));
            assertThat(record.disproved()).containsExactly(TASK);
            assertThat(record.adopted()).isFalse();
        });
    }

    private static Optional<JobRecord> seen(
            JobRecord record, TaskStatus status, @Nullable String prompt, Duration later) {
        Instant now = SENT.plus(later);
        TaskSnapshot task = new TaskSnapshot(TASK, status, status.name(), null, null, null, null, prompt, null, null);
        Optional<JobChange> change = SnapshotChange.of(record, task, now);
        return change.map(made -> made.at(now));
    }
}
