package dev.wanedit.fleet.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState.Step;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of a record outside of a submit. */
class RecordStepsTest {

    private static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://media.example.com/a.mp4"))
            .build();

    private static final Instant NOW = Instant.parse("2026-04-03T00:00:00Z");
    private static final JobKey KEY = new JobKey("order");
    private static final TaskId TASK = new TaskId("3b1c7a52-5f0e-4c1b-9a43-0d9f5a4e6c11");

    private final JobStore store = new MemoryJobStore();
    private final RecordSteps steps = new RecordSteps(store, InstantSource.fixed(NOW));

    @Test
    void accepted_whenTheJobWaitsIsBeingSentOrIsUncertain_recordsTheTask() {
        for (List<Trigger> way : List.of(
                List.<Trigger>of(),
                List.of(Trigger.SUBMIT_INTENDED),
                List.of(Trigger.SUBMIT_INTENDED, Trigger.ANSWER_LOST))) {
            JobKey key = new JobKey("order " + way.size());
            TaskId task = new TaskId("3b1c7a52-5f0e-4c1b-9a43-0d9f5a4e6c1" + way.size());
            inserted(key, way);

            assertThat(steps.accepted(key, task)).as("%s", way).isTrue();

            assertThat(store.find(key).orElseThrow().phase()).isEqualTo(JobPhase.PENDING);
            assertThat(store.find(key).orElseThrow().taskId()).isEqualTo(task);
            assertThat(steps.accepted(key, task)).as("again").isTrue();
        }
    }

    @Test
    void accepted_whenTheJobWasCanceled_isFalse() {
        inserted(KEY, List.of(Trigger.WITHDRAWN));

        assertThat(steps.accepted(KEY, TASK)).isFalse();
        assertThat(store.find(KEY).orElseThrow().phase()).isEqualTo(JobPhase.CANCELED);
    }

    private void inserted(JobKey key, List<Trigger> way) {
        JobRecord record =
                store.insertIfAbsent(JobRecord.ready(key, JobFingerprint.of(JOB), null, false, JobFigures.NONE, NOW));
        for (Trigger trigger : way) {
            Step step = record.state().next(JobEvent.of(trigger));
            record = record.change().to(step.state()).at(NOW);
            assertThat(store.replace(record)).isEqualTo(JobStore.Replacement.REPLACED);
        }
    }
}
