package dev.wanedit.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.engine.reconcile.ListedTasks;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.Target;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobRecorderTest {

    private static final TaskId TASK = new TaskId("t-1");

    private final JobRecorder jobRecorder =
            new JobBench(new ListedTasks(), new MemoryJobStore(), new TestScheduler()).jobRecorder;
    private final KeptJobs jobs = new KeptJobs(jobRecorder);

    @Test
    void intend_whenTwoReadTheSameRecord_letsOneSend() {
        JobRecord ready = jobs.ready("a", "snow");

        assertThat(jobRecorder.intend(ready)).isPresent();
        assertThat(jobRecorder.intend(ready)).isEmpty();
    }

    @Test
    void accepted_whenTheAnswerWasTreatedAsLost_isStillRecorded() {
        JobRecord submitting = jobs.submitting("a", "snow");
        jobRecorder.lost(submitting);

        jobRecorder.accepted(submitting, TASK);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.PENDING);
        assertThat(jobs.now("a").adopted()).isFalse();
    }

    @Test
    void accepted_whenItIsRecordedAlready_changesNothing() {
        JobRecord submitting = jobs.submitting("a", "snow");
        JobRecord first = jobRecorder.accepted(submitting, TASK);

        assertThat(jobRecorder.accepted(submitting, TASK)).isEqualTo(first);
    }

    @Test
    void accepted_whenTheRecordWasChangedMeanwhile_isStillRecorded() {
        JobRecord submitting = jobs.submitting("a", "snow");
        jobRecorder.towards(submitting, Target.of(Path.of("out.mp4").toAbsolutePath()));

        assertThat(jobRecorder.accepted(submitting, TASK).phase()).isEqualTo(JobPhase.PENDING);
    }

    @Test
    void accepted_whenTheJobWasSentAgainMeanwhile_namesTheTaskThatIsNotRecorded() {
        JobRecord submitting = jobs.submitting("a", "snow");
        JobRecord lost = jobRecorder.lost(submitting).orElseThrow();
        assertThat(jobRecorder.intend(jobRecorder.absent(lost).orElseThrow())).isPresent();

        assertThatThrownBy(() -> jobRecorder.accepted(submitting, TASK))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("t-1");
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUBMITTING);
    }

    @Test
    void accepted_whenAnotherJobTookTheTaskWithoutAProof_takesItBack() {
        JobRecord submitting = jobs.submitting("a", "snow");
        jobs.adopted("b", "rain", TASK);

        assertThat(jobRecorder.accepted(submitting, TASK).taskId()).isEqualTo(TASK);

        assertThat(jobs.now("b").phase()).isEqualTo(JobPhase.UNCERTAIN);
        assertThat(jobs.now("b").disproved()).containsExactly(TASK);
    }

    @Test
    void accepted_whenTheTaskIsOfAnotherJob_fails() {
        JobRecord submitting = jobs.submitting("a", "snow");
        jobs.pending("b", "snow", TASK);

        assertThatThrownBy(() -> jobRecorder.accepted(submitting, TASK)).isInstanceOf(StorageException.class);
        assertThat(jobs.now("b").taskId()).isEqualTo(TASK);
    }

    @Test
    void faulted_whenTheRecordWasChangedMeanwhile_changesNothing() {
        JobRecord submitting = jobs.submitting("a", "snow");
        jobRecorder.accepted(submitting, TASK);

        assertThat(jobRecorder.faulted(submitting, JobEvent.of(Trigger.NOT_SENT), null))
                .isEmpty();
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.PENDING);
    }

    @Test
    void observed_whenTheAnswerIsOlderThanTheRecord_keepsTheRecord() {
        jobs.pending("a", "snow", TASK);
        for (TaskStatus status : List.of(TaskStatus.RUNNING, TaskStatus.SUCCEEDED, TaskStatus.RUNNING)) {
            jobRecorder.observed(TaskSnapshot.of(TASK, status));
        }

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUCCEEDED);
    }

    @Test
    void observed_whenAnAdoptedTaskShowsAnotherPrompt_takesItFromTheJob() {
        jobs.adopted("a", "snow", TASK);

        jobRecorder.observed(told("rain"));

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
        assertThat(jobs.now("a").taskId()).isNull();
        assertThat(jobRecorder.findByTask(TASK)).isEmpty();
    }

    @Test
    void observed_whenAnAdoptedTaskShowsThePromptOfTheJob_confirmsIt() {
        jobs.adopted("a", "snow", TASK);

        jobRecorder.observed(told(" snow\n"));

        assertThat(jobs.now("a").adopted()).isFalse();
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUCCEEDED);
    }

    @Test
    void observed_whenATaskOfACreateAnswerShowsAnotherPrompt_keepsTheTask() {
        jobs.pending("a", "snow", TASK);

        jobRecorder.observed(told("rain"));

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUCCEEDED);
    }

    @Test
    void archived_whenItsSuccessWasNotRecorded_isStillArchived() {
        jobs.pending("a", "snow", TASK);
        ArchivedFile file = new ArchivedFile(Path.of("a.mp4").toAbsolutePath(), 1, "00");

        jobRecorder.archived(TASK, file);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.ARCHIVED);
        assertThat(jobs.now("a").archive()).isEqualTo(file);
    }

    @Test
    void openJobs_whenThereAreManyPages_returnsEachOnce() {
        for (int i = 0; i < 1_200; i++) {
            jobs.ready("job-" + i, "snow");
        }

        assertThat(jobRecorder.openJobs(job -> true))
                .extracting(JobRecord::key)
                .doesNotHaveDuplicates()
                .hasSize(1_200);
    }

    private static TaskSnapshot told(String prompt) {
        return new TaskSnapshot(TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, null, prompt, null, null);
    }
}
