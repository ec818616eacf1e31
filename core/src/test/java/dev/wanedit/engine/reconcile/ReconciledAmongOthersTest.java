package dev.wanedit.engine.reconcile;

import static dev.wanedit.engine.reconcile.ReconcilerBench.SENT;
import static dev.wanedit.settings.UncertainPolicy.ADOPT_IF_UNIQUE;
import static dev.wanedit.settings.UncertainPolicy.RESUBMIT_IF_ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.observers.TestObserver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A lost answer while other jobs and processes take tasks too. */
class ReconciledAmongOthersTest {

    private final ReconcilerBench bench = new ReconcilerBench();
    private final KeptJobs jobs = bench.jobs;

    @Test
    void resolved_whenATaskIsAnotherJobs_neverTakesIt() {
        JobRecord job = jobs.uncertain("a", "snow");
        jobs.pending("b", "rain", bench.service.add("t-1", SENT, null));

        bench.settled(job, ADOPT_IF_UNIQUE)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().isEmpty());
    }

    @Test
    void resolved_whenAnotherJobTookTheTaskWithoutAProof_countsItAsDoubtful() {
        TaskId task = bench.service.add("t-1", SENT, null);
        JobRecord job = jobs.uncertain("a", "snow");
        jobs.adopted("b", "rain", task);

        bench.settled(job, RESUBMIT_IF_ABSENT)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().contains(task));
    }

    @Test
    void resolved_whenAnotherJobWaitsForATaskToo_takesNoneThatCanBeEithers() {
        JobRecord job = jobs.uncertain("a", "snow");
        jobs.uncertain("b", "rain");
        TaskId task = bench.service.add("t-1", SENT, null);

        bench.settled(job, RESUBMIT_IF_ABSENT).assertError(SubmitUncertainException.class);
        bench.service.becomes(task, TaskStatus.SUCCEEDED, "rain");
        bench.resolve(job, RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
        bench.resolve(jobs.now("b"), RESUBMIT_IF_ABSENT).assertValue(record -> task.equals(record.taskId()));
    }

    @Test
    void resolved_whenAnotherJobOfTheSamePromptWaitsToo_takesNeither() {
        JobRecord job = jobs.uncertain("a", "snow");
        jobs.uncertain("b", "snow");
        bench.service.add("t-1", SENT, "snow");

        bench.settled(job, RESUBMIT_IF_ABSENT).assertError(SubmitUncertainException.class);
    }

    @Test
    void resolved_whenAnotherJobIsSentWhileTheListIsRead_leavesItsTaskAlone() {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.advance(JobBench.SETTLING);
        TaskId task = bench.service.add("t-2", bench.now(), null);
        JobRecord[] submitting = new JobRecord[1];
        bench.service.onceListed(() -> submitting[0] = jobs.submitting("b", "rain"));

        TestObserver<JobRecord> resolved = bench.resolve(job, RESUBMIT_IF_ABSENT);

        resolved.assertNotComplete();
        assertThat(bench.jobRecorder.accepted(submitting[0], task).taskId()).isEqualTo(task);
        bench.advance(JobBench.SETTLING);
        resolved.assertValue(record -> record.phase() == JobPhase.READY);
    }

    @Test
    void resolved_whenAnotherJobGetsItsTaskWhileTheListIsRead_leavesItAlone() {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.advance(JobBench.SETTLING);
        TaskId task = bench.service.add("t-2", bench.now(), null);
        bench.service.onceListed(() -> jobs.pending("b", "rain", task));

        bench.resolve(job, RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
        assertThat(jobs.now("b").taskId()).isEqualTo(task);
    }

    @Test
    void resolved_whenItsOwnAnswerComesMeanwhile_givesThatTask() {
        JobRecord submitting = jobs.submitting("a", "snow");
        JobRecord job = bench.jobRecorder.lost(submitting).orElseThrow();
        bench.advance(JobBench.SETTLING);
        TaskId task = new TaskId("t-1");
        bench.service.onceListed(() -> bench.jobRecorder.accepted(submitting, task));

        bench.resolve(job, RESUBMIT_IF_ABSENT)
                .assertValue(record -> record.phase() == JobPhase.PENDING && task.equals(record.taskId()));
    }

    @Test
    void resolved_whenAnotherProcessFoundItFirst_givesWhatThatFound() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId task = bench.service.add("t-1", SENT, null);
        bench.service.onceQueried(() -> bench.jobRecorder.adopt(job, task, false));

        bench.settled(job, ADOPT_IF_UNIQUE)
                .assertValue(record -> task.equals(record.taskId()) && record.version() == 4);
    }

    @Test
    void resolved_whenAnotherJobTakesTheTaskFirst_looksAgain() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId task = bench.service.add("t-1", SENT.plus(JobBench.SETTLING), null);
        bench.advance(JobBench.SETTLING.multipliedBy(3));
        JobRecord other = jobs.uncertain("b", "rain");
        bench.service.onceQueried(() -> bench.jobRecorder.adopt(other, task, true));

        TestObserver<JobRecord> resolved = bench.resolve(job, RESUBMIT_IF_ABSENT);
        resolved.assertNotComplete();
        bench.advance(Duration.ofSeconds(1));

        resolved.assertValue(record -> record.phase() == JobPhase.READY);
        assertThat(jobs.now("b").taskId()).isEqualTo(task);
    }

    @Test
    void resolved_whenATaskWasDisprovedOnce_neverTakesItAgain() {
        TaskId task = bench.service.add("t-1", SENT, null);
        JobRecord adopted = bench.settled(jobs.uncertain("a", "snow"), ADOPT_IF_UNIQUE)
                .values()
                .get(0);
        bench.service.becomes(task, TaskStatus.SUCCEEDED, "rain");
        bench.jobRecorder.observed(bench.service.query(adopted.taskId()).blockingGet());
        bench.service.becomes(task, TaskStatus.SUCCEEDED, null);

        bench.settled(jobs.now("a"), ADOPT_IF_UNIQUE).assertError(SubmitUncertainException.class);

        assertThat(jobs.now("a").disproved()).containsExactly(task);
    }

    @Test
    void outcome_whenTheSubmitEndsInAnotherProcess_givesItsTask() {
        JobRecord submitting = jobs.submitting("a", "snow");
        TestObserver<JobRecord> outcome = bench.reconciler.outcome(submitting).test();
        bench.advance(Duration.ofSeconds(5));
        outcome.assertNotComplete();

        bench.jobRecorder.accepted(submitting, new TaskId("t-1"));
        bench.advance(Duration.ofSeconds(1));

        outcome.assertValue(record -> new TaskId("t-1").equals(record.taskId()));
    }
}
