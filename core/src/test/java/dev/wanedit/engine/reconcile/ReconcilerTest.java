package dev.wanedit.engine.reconcile;

import static dev.wanedit.engine.reconcile.ReconcilerBench.SENT;
import static dev.wanedit.settings.UncertainPolicy.ADOPT_IF_UNIQUE;
import static dev.wanedit.settings.UncertainPolicy.FAIL;
import static dev.wanedit.settings.UncertainPolicy.RESUBMIT_IF_ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.observers.TestObserver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReconcilerTest {

    private final ReconcilerBench bench = new ReconcilerBench();
    private final KeptJobs jobs = bench.jobs;

    @Test
    void resolved_whenPolicyIsFail_asksNobody() {
        bench.resolve(jobs.uncertain("a", "snow"), FAIL).assertError(SubmitUncertainException.class);

        assertThat(bench.service.asked()).isEmpty();
    }

    @Test
    void resolved_whenTheListMayNotShowTheTaskYet_waits() {
        TestObserver<JobRecord> resolved = bench.resolve(jobs.uncertain("a", "snow"), RESUBMIT_IF_ABSENT);

        bench.advance(JobBench.SETTLING.minusMillis(1));
        assertThat(bench.service.asked()).isEmpty();
        bench.advance(Duration.ofMillis(1));

        resolved.assertValue(record -> record.phase() == JobPhase.READY);
    }

    @Test
    void resolved_whenOneTaskCanBeIt_takesIt() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId task = bench.service.add("t-1", SENT.plusSeconds(1), null);

        bench.settled(job, ADOPT_IF_UNIQUE)
                .assertValue(record ->
                        record.phase() == JobPhase.PENDING && task.equals(record.taskId()) && record.adopted());
    }

    @Test
    void resolved_whenItsPromptSaysSo_isSureOfIt() {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.add("t-1", SENT, "snow");
        bench.service.add("t-2", SENT, "rain");
        bench.service.add("t-3", SENT.minusSeconds(600), null);

        bench.settled(job, ADOPT_IF_UNIQUE)
                .assertValue(record -> new TaskId("t-1").equals(record.taskId()) && !record.adopted());
    }

    /** Another store of this account sends jobs of the same prompt; the own task runs, and shows its prompt later. */
    @ParameterizedTest
    @CsvSource({"-600, ADOPT_IF_UNIQUE", "-600, RESUBMIT_IF_ABSENT", "600, ADOPT_IF_UNIQUE", "5, ADOPT_IF_UNIQUE"})
    void resolved_whenAnotherTaskShowsThePromptFirst_doesNotTakeIt(int seconds, UncertainPolicy policy) {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId own = bench.service.add("t-1", SENT.plusSeconds(1), null);
        TaskId other = bench.service.add("t-2", SENT.plusSeconds(seconds), "snow");

        bench.settled(job, policy)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().containsAll(List.of(own, other)));
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void resolved_whenATaskOfAnotherTimeShowsThePrompt_namesIt() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId other = bench.service.add("t-1", SENT.minusSeconds(600), "snow");

        bench.settled(job, RESUBMIT_IF_ABSENT)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().equals(List.of(other)));
    }

    @Test
    void resolved_whenTwoTasksCanBeIt_tellsThemAndTakesNone() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId one = bench.service.add("t-1", SENT, null);
        TaskId other = bench.service.add("t-2", SENT, null);

        bench.settled(job, RESUBMIT_IF_ABSENT)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().equals(List.of(other, one)));
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADOPT_IF_UNIQUE", "RESUBMIT_IF_ABSENT"})
    void resolved_whenNoTaskCanBeIt_isReadyOnlyIfThePolicySaysSo(UncertainPolicy policy) {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.add("t-1", SENT, "rain");

        TestObserver<JobRecord> resolved = bench.settled(job, policy);

        if (policy == RESUBMIT_IF_ABSENT) {
            resolved.assertValue(record -> record.phase() == JobPhase.READY);
        } else {
            resolved.assertError(SubmitUncertainException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-901, READY", "-900, UNCERTAIN", "-31, UNCERTAIN", "-30, PENDING",
        "150, PENDING", "151, UNCERTAIN", "1020, UNCERTAIN", "1021, READY"
    })
    void resolved_whenATaskIsOfAnotherTime_isTakenOrHindersOrNeither(int seconds, JobPhase phase) {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.add("t-1", SENT.plusSeconds(seconds), null);

        bench.settled(job, RESUBMIT_IF_ABSENT);

        assertThat(jobs.now("a").phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, UNCERTAIN", "FAILED, READY", "CANCELED, READY", "RUNNING, PENDING"})
    void resolved_whenTheOnlyTaskTellsNoPrompt_goesByWhatItCosts(TaskStatus status, JobPhase phase) {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.becomes(bench.service.add("t-1", SENT, null), status, null);

        bench.settled(job, RESUBMIT_IF_ABSENT);

        assertThat(jobs.now("a").phase()).isEqualTo(phase);
    }

    @Test
    void outcome_whenNobodyCanBeAtItAnyLonger_isUncertain() {
        TestObserver<JobRecord> outcome =
                bench.reconciler.outcome(jobs.submitting("a", "snow")).test();
        bench.advance(JobBench.SETTLING.minusSeconds(1));
        outcome.assertNotComplete();

        bench.advance(Duration.ofSeconds(1));

        outcome.assertValue(record -> record.phase() == JobPhase.UNCERTAIN);
    }
}
