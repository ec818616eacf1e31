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

class LedgerTest {

    private static final TaskId TASK = new TaskId("t-1");

    private final JobRecorder ledger =
            new JobBench(new ListedTasks(), new MemoryJobStore(), new TestScheduler()).ledger;
    private final KeptJobs jobs = new KeptJobs(ledger);

    @Test
    void intend_whenTwoReadTheSameRecord_letsOneSend() {
        JobRecord ready = jobs.ready("a", "snow");

        assertThat(ledger.intend(ready)).isPresent();
        assertThat(ledger.intend(ready)).isEmpty();
    }

    @Test
    void accepted_whenSomebodyTookItForLost_isWrittenAllTheSame() {
        JobRecord submitting = jobs.submitting("a", "snow");
        ledger.lost(submitting);

        ledger.accepted(submitting, TASK);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.PENDING);
        assertThat(jobs.now("a").adopted()).isFalse();
    }

    @Test
    void accepted_whenItIsWrittenAlready_changesNothing() {
        JobRecord submitting = jobs.submitting("a", "snow");
        JobRecord first = ledger.accepted(submitting, TASK);

        assertThat(ledger.accepted(submitting, TASK)).isEqualTo(first);
    }

    @Test
    void accepted_whenTheRecordWasTouchedMeanwhile_isWrittenAllTheSame() {
        JobRecord submitting = jobs.submitting("a", "snow");
        ledger.towards(submitting, Target.of(Path.of("out.mp4").toAbsolutePath()));

        assertThat(ledger.accepted(submitting, TASK).phase()).isEqualTo(JobPhase.PENDING);
    }

    @Test
    void accepted_whenTheJobWasSentAnewMeanwhile_namesTheTaskThatHasNoPlace() {
        JobRecord submitting = jobs.submitting("a", "snow");
        JobRecord lost = ledger.lost(submitting).orElseThrow();
        assertThat(ledger.intend(ledger.absent(lost).orElseThrow())).isPresent();

        assertThatThrownBy(() -> ledger.accepted(submitting, TASK))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("t-1");
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUBMITTING);
    }

    @Test
    void accepted_whenAnotherJobTookTheTaskWithoutAProof_takesItBack() {
        JobRecord submitting = jobs.submitting("a", "snow");
        jobs.adopted("b", "rain", TASK);

        assertThat(ledger.accepted(submitting, TASK).taskId()).isEqualTo(TASK);

        assertThat(jobs.now("b").phase()).isEqualTo(JobPhase.UNCERTAIN);
        assertThat(jobs.now("b").disproved()).containsExactly(TASK);
    }

    @Test
    void accepted_whenAnotherJobSurelyHasTheTask_saysSo() {
        JobRecord submitting = jobs.submitting("a", "snow");
        jobs.pending("b", "snow", TASK);

        assertThatThrownBy(() -> ledger.accepted(submitting, TASK)).isInstanceOf(StorageException.class);
        assertThat(jobs.now("b").taskId()).isEqualTo(TASK);
    }

    @Test
    void faulted_whenSomebodyChangedTheRecord_leavesItAlone() {
        JobRecord submitting = jobs.submitting("a", "snow");
        ledger.accepted(submitting, TASK);

        assertThat(ledger.faulted(submitting, JobEvent.of(Trigger.NOT_SENT), null))
                .isEmpty();
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.PENDING);
    }

    @Test
    void observed_whenAStaleReadComes_keepsTheNewer() {
        jobs.pending("a", "snow", TASK);
        for (TaskStatus status : List.of(TaskStatus.RUNNING, TaskStatus.SUCCEEDED, TaskStatus.RUNNING)) {
            ledger.observed(TaskSnapshot.of(TASK, status));
        }

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUCCEEDED);
    }

    @Test
    void observed_whenTheTaskOfAnAdoptionTellsAnotherPrompt_takesItAway() {
        jobs.adopted("a", "snow", TASK);

        ledger.observed(told("rain"));

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
        assertThat(jobs.now("a").taskId()).isNull();
        assertThat(ledger.findByTask(TASK)).isEmpty();
    }

    @Test
    void observed_whenTheTaskOfAnAdoptionTellsItsPrompt_isSure() {
        jobs.adopted("a", "snow", TASK);

        ledger.observed(told(" snow\n"));

        assertThat(jobs.now("a").adopted()).isFalse();
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUCCEEDED);
    }

    @Test
    void observed_whenATaskThatWasCreatedTellsAnotherPrompt_believesTheAnswer() {
        jobs.pending("a", "snow", TASK);

        ledger.observed(told("rain"));

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUCCEEDED);
    }

    @Test
    void archived_whenItsSuccessWasNeverWritten_isHomeAllTheSame() {
        jobs.pending("a", "snow", TASK);
        ArchivedFile file = new ArchivedFile(Path.of("a.mp4").toAbsolutePath(), 1, "00");

        ledger.archived(TASK, file);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.ARCHIVED);
        assertThat(jobs.now("a").archive()).isEqualTo(file);
    }

    @Test
    void openJobs_whenThereAreManyPages_givesEachOnce() {
        for (int i = 0; i < 1_200; i++) {
            jobs.ready("job-" + i, "snow");
        }

        assertThat(ledger.openJobs(job -> true))
                .extracting(JobRecord::key)
                .doesNotHaveDuplicates()
                .hasSize(1_200);
    }

    private static TaskSnapshot told(String prompt) {
        return new TaskSnapshot(TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, null, prompt, null, null);
    }
}
