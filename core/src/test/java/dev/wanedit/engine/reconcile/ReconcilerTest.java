package dev.wanedit.engine.reconcile;

import static dev.wanedit.error.SubmitUncertainException.Remedy.ASSIGN;
import static dev.wanedit.error.SubmitUncertainException.Remedy.RECONCILE;
import static dev.wanedit.error.SubmitUncertainException.Remedy.RELEASE;
import static dev.wanedit.settings.UncertainPolicy.ADOPT_IF_UNIQUE;
import static dev.wanedit.settings.UncertainPolicy.FAIL;
import static dev.wanedit.settings.UncertainPolicy.RESUBMIT_IF_ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.spy;

import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReconcilerTest {

    private static final Instant SENT = JobBench.START;

    private final TestScheduler timer = new TestScheduler();
    private final ListedTasks service = new ListedTasks();
    private final JobStore store = spy(new MemoryJobStore());
    private final JobBench bench = new JobBench(service, store, timer);
    private final JobRecorder ledger = bench.ledger;
    private final KeptJobs jobs = new KeptJobs(ledger);

    @Test
    void resolved_whenPolicyIsFail_asksNobody() {
        resolve(jobs.uncertain("a", "snow"), FAIL).assertError(SubmitUncertainException.class);

        assertThat(service.asked()).isEmpty();
    }

    @Test
    void resolved_whenTheListMayNotShowTheTaskYet_waits() {
        TestObserver<JobRecord> resolved = resolve(jobs.uncertain("a", "snow"), RESUBMIT_IF_ABSENT);

        advance(JobBench.SETTLING.minusMillis(1));
        assertThat(service.asked()).isEmpty();
        advance(Duration.ofMillis(1));

        resolved.assertValue(record -> record.phase() == JobPhase.READY);
    }

    @Test
    void resolved_whenOneTaskCanBeIt_takesIt() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId task = service.add("t-1", SENT.plusSeconds(1), null);

        settled(job, ADOPT_IF_UNIQUE)
                .assertValue(record ->
                        record.phase() == JobPhase.PENDING && task.equals(record.taskId()) && record.adopted());
    }

    @Test
    void resolved_whenItsPromptSaysSo_isSureOfIt() {
        JobRecord job = jobs.uncertain("a", "snow");
        service.add("t-1", SENT, "snow");
        service.add("t-2", SENT, "rain");
        service.add("t-3", SENT.minusSeconds(600), null);

        settled(job, ADOPT_IF_UNIQUE)
                .assertValue(record -> new TaskId("t-1").equals(record.taskId()) && !record.adopted());
    }

    /** Another store of this account sends jobs of the same prompt; the own task runs, and shows its prompt later. */
    @ParameterizedTest
    @CsvSource({"-600, ADOPT_IF_UNIQUE", "-600, RESUBMIT_IF_ABSENT", "600, ADOPT_IF_UNIQUE", "5, ADOPT_IF_UNIQUE"})
    void resolved_whenAnotherTaskShowsThePromptFirst_doesNotTakeIt(int seconds, UncertainPolicy policy) {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId own = service.add("t-1", SENT.plusSeconds(1), null);
        TaskId other = service.add("t-2", SENT.plusSeconds(seconds), "snow");

        settled(job, policy)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().containsAll(List.of(own, other)));
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void resolved_whenATaskOfAnotherTimeShowsThePrompt_namesIt() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId other = service.add("t-1", SENT.minusSeconds(600), "snow");

        settled(job, RESUBMIT_IF_ABSENT)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().equals(List.of(other)));
    }

    @Test
    void resolved_whenTwoTasksCanBeIt_tellsThemAndTakesNone() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId one = service.add("t-1", SENT, null);
        TaskId other = service.add("t-2", SENT, null);

        settled(job, RESUBMIT_IF_ABSENT)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().equals(List.of(other, one)));
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADOPT_IF_UNIQUE", "RESUBMIT_IF_ABSENT"})
    void resolved_whenNoTaskCanBeIt_isReadyOnlyIfThePolicySaysSo(UncertainPolicy policy) {
        JobRecord job = jobs.uncertain("a", "snow");
        service.add("t-1", SENT, "rain");

        TestObserver<JobRecord> resolved = settled(job, policy);

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
        service.add("t-1", SENT.plusSeconds(seconds), null);

        settled(job, RESUBMIT_IF_ABSENT);

        assertThat(jobs.now("a").phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, UNCERTAIN", "FAILED, READY", "CANCELED, READY", "RUNNING, PENDING"})
    void resolved_whenTheOnlyTaskTellsNoPrompt_goesByWhatItCosts(TaskStatus status, JobPhase phase) {
        JobRecord job = jobs.uncertain("a", "snow");
        service.becomes(service.add("t-1", SENT, null), status, null);

        settled(job, RESUBMIT_IF_ABSENT);

        assertThat(jobs.now("a").phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({"wan9.9, PENDING", "wan9.9-2030-01-02, UNCERTAIN", "wan2.7-videoedit, UNCERTAIN"})
    void resolved_whenTheJobNamesAModel_takesATaskOfItAndNoneMeansNothingWasSent(String listed, JobPhase phase) {
        JobRecord job = jobs.uncertainOf("wan9.9", "a", "snow");
        service.listUnder(listed);
        service.add("t-1", SENT, null);

        settled(job, RESUBMIT_IF_ABSENT);

        assertThat(jobs.now("a").phase()).isEqualTo(phase);
    }

    @Test
    void resolved_whenTheJobNamesNoModel_asksForTasksOfTheKnownOne() {
        JobRecord job = jobs.uncertain("a", "snow");
        service.listUnder("wan9.9");
        service.add("t-1", SENT, null);

        settled(job, RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
        assertThat(service.asked())
                .allSatisfy(filter -> assertThat(filter.model()).isEqualTo("wan2.7-videoedit"));
    }

    @Test
    void resolved_whenATaskUnderAnotherNameHasThePrompt_takesIt() {
        JobRecord job = jobs.uncertainOf("wan9.9", "a", "snow");
        service.listUnder("wan9.9-2030-01-02");
        service.add("t-1", SENT, "snow");

        settled(job, ADOPT_IF_UNIQUE).assertValue(record -> new TaskId("t-1").equals(record.taskId()));
    }

    @Test
    void resolved_whenTheListBreaksOff_isNoProof() {
        JobRecord job = jobs.uncertain("a", "snow");
        List.of("t-1", "t-2", "t-3").forEach(id -> service.add(id, SENT.minus(Duration.ofHours(1)), "rain"));
        service.breakOffAfter(1);

        settled(job, RESUBMIT_IF_ABSENT).assertError(MalformedResponseException.class);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void resolved_whenTheListTellsNoTimes_takesEveryTaskIntoAccount() {
        JobRecord job = jobs.uncertain("a", "snow");
        service.add("t-1", null, null);
        service.add("t-2", null, null);

        settled(job, RESUBMIT_IF_ABSENT).assertError(SubmitUncertainException.class);
    }

    @Test
    void resolved_whenTheListHasManyPages_readsThemAll() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId own = service.add("t-0", SENT, "snow");
        for (int i = 1; i < 8; i++) {
            service.add("t-" + i, SENT, "rain");
        }

        settled(job, ADOPT_IF_UNIQUE).assertValue(record -> own.equals(record.taskId()));
        assertThat(service.asked()).hasSize(4);
    }

    @Test
    void resolved_whenTheListDoesNotTellHowManyPagesItHas_readsThemAll() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId own = service.add("t-0", SENT, "snow");
        for (int i = 1; i < 6; i++) {
            service.add("t-" + i, SENT, "rain");
        }
        service.tellNoPages();

        settled(job, RESUBMIT_IF_ABSENT).assertValue(record -> own.equals(record.taskId()));
        assertThat(service.asked()).hasSize(4);
    }

    @Test
    void resolved_whenThePageThatIsToldIsEmpty_provesNothing() {
        JobRecord job = jobs.uncertain("a", "snow");
        service.add("t-0", SENT, "snow");
        service.breakOffAfter(0);

        settled(job, RESUBMIT_IF_ABSENT).assertError(MalformedResponseException.class);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void resolved_whenATaskIsAnotherJobs_neverTakesIt() {
        JobRecord job = jobs.uncertain("a", "snow");
        jobs.pending("b", "rain", service.add("t-1", SENT, null));

        settled(job, ADOPT_IF_UNIQUE)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().isEmpty());
    }

    @Test
    void resolved_whenAnotherJobTookTheTaskWithoutAProof_countsItAsDoubtful() {
        TaskId task = service.add("t-1", SENT, null);
        JobRecord job = jobs.uncertain("a", "snow");
        jobs.adopted("b", "rain", task);

        settled(job, RESUBMIT_IF_ABSENT)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).candidates().contains(task));
    }

    @Test
    void resolved_whenAnotherJobWaitsForATaskToo_takesNoneThatCanBeEithers() {
        JobRecord job = jobs.uncertain("a", "snow");
        jobs.uncertain("b", "rain");
        TaskId task = service.add("t-1", SENT, null);

        settled(job, RESUBMIT_IF_ABSENT).assertError(SubmitUncertainException.class);
        service.becomes(task, TaskStatus.SUCCEEDED, "rain");
        resolve(job, RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
        resolve(jobs.now("b"), RESUBMIT_IF_ABSENT).assertValue(record -> task.equals(record.taskId()));
    }

    @Test
    void resolved_whenAnotherJobOfTheSamePromptWaitsToo_takesNeither() {
        JobRecord job = jobs.uncertain("a", "snow");
        jobs.uncertain("b", "snow");
        service.add("t-1", SENT, "snow");

        settled(job, RESUBMIT_IF_ABSENT).assertError(SubmitUncertainException.class);
    }

    @Test
    void resolved_whenAnotherJobIsSentWhileTheListIsRead_leavesItsTaskAlone() {
        JobRecord job = jobs.uncertain("a", "snow");
        advance(JobBench.SETTLING);
        TaskId task = service.add("t-2", now(), null);
        JobRecord[] submitting = new JobRecord[1];
        service.onceListed(() -> submitting[0] = jobs.submitting("b", "rain"));

        TestObserver<JobRecord> resolved = resolve(job, RESUBMIT_IF_ABSENT);

        resolved.assertNotComplete();
        assertThat(ledger.accepted(submitting[0], task).taskId()).isEqualTo(task);
        advance(JobBench.SETTLING);
        resolved.assertValue(record -> record.phase() == JobPhase.READY);
    }

    @Test
    void resolved_whenAnotherJobGetsItsTaskWhileTheListIsRead_leavesItAlone() {
        JobRecord job = jobs.uncertain("a", "snow");
        advance(JobBench.SETTLING);
        TaskId task = service.add("t-2", now(), null);
        service.onceListed(() -> jobs.pending("b", "rain", task));

        resolve(job, RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
        assertThat(jobs.now("b").taskId()).isEqualTo(task);
    }

    @Test
    void resolved_whenItsOwnAnswerComesMeanwhile_givesThatTask() {
        JobRecord submitting = jobs.submitting("a", "snow");
        JobRecord job = ledger.lost(submitting).orElseThrow();
        advance(JobBench.SETTLING);
        TaskId task = new TaskId("t-1");
        service.onceListed(() -> ledger.accepted(submitting, task));

        resolve(job, RESUBMIT_IF_ABSENT)
                .assertValue(record -> record.phase() == JobPhase.PENDING && task.equals(record.taskId()));
    }

    @Test
    void resolved_whenAnotherProcessFoundItFirst_givesWhatThatFound() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId task = service.add("t-1", SENT, null);
        service.onceQueried(() -> ledger.adopt(job, task, false));

        settled(job, ADOPT_IF_UNIQUE).assertValue(record -> task.equals(record.taskId()) && record.version() == 4);
    }

    @Test
    void resolved_whenAnotherJobTakesTheTaskFirst_looksAgain() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId task = service.add("t-1", SENT.plus(JobBench.SETTLING), null);
        advance(JobBench.SETTLING.multipliedBy(3));
        JobRecord other = jobs.uncertain("b", "rain");
        service.onceQueried(() -> ledger.adopt(other, task, true));

        TestObserver<JobRecord> resolved = resolve(job, RESUBMIT_IF_ABSENT);
        resolved.assertNotComplete();
        advance(Duration.ofSeconds(1));

        resolved.assertValue(record -> record.phase() == JobPhase.READY);
        assertThat(jobs.now("b").taskId()).isEqualTo(task);
    }

    @Test
    void resolved_whenATaskWasDisprovedOnce_neverTakesItAgain() {
        TaskId task = service.add("t-1", SENT, null);
        JobRecord adopted =
                settled(jobs.uncertain("a", "snow"), ADOPT_IF_UNIQUE).values().get(0);
        service.becomes(task, TaskStatus.SUCCEEDED, "rain");
        ledger.observed(service.query(adopted.taskId()).blockingGet());
        service.becomes(task, TaskStatus.SUCCEEDED, null);

        settled(jobs.now("a"), ADOPT_IF_UNIQUE).assertError(SubmitUncertainException.class);

        assertThat(jobs.now("a").disproved()).containsExactly(task);
    }

    @Test
    void resolved_whenTheListReachesBackNoLonger_provesNothing() {
        JobRecord job = jobs.uncertain("a", "snow");
        advance(Duration.ofHours(23));

        resolve(job, RESUBMIT_IF_ABSENT).assertError(SubmitUncertainException.class);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    /** A machine whose hardware clock is set to local time is hours off: its own task seems to be of another time. */
    @ParameterizedTest
    @CsvSource({"8, RESUBMIT_IF_ABSENT", "-8, RESUBMIT_IF_ABSENT", "8, ADOPT_IF_UNIQUE"})
    void resolved_whenThisClockIsHoursOff_isUncertainEvenAfterItWasCorrected(int hours, UncertainPolicy policy) {
        Duration off = Duration.ofHours(hours);
        JobRecord job = jobs.uncertain("a", "snow");
        service.add("t-1", SENT.plus(off), null);
        service.tellTime(() -> now().plus(off));

        settled(job, policy)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).problem().contains("clock"));
        service.tellTime(this::now);
        resolve(jobs.now("a"), policy)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).remedies().equals(List.of(ASSIGN, RELEASE)));

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @ParameterizedTest
    @CsvSource({"-31", "32"})
    void resolved_whenThisClockIsALittleOff_decidesOnceItIsCorrected(int seconds) {
        JobRecord job = jobs.uncertain("a", "snow");
        service.tellTime(() -> now().minusSeconds(seconds));
        settled(job, RESUBMIT_IF_ABSENT)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).remedies().equals(List.of(RECONCILE, ASSIGN)));
        service.tellTime(this::now);

        resolve(jobs.now("a"), RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
    }

    @ParameterizedTest
    @CsvSource({"-30", "31", "0"})
    void resolved_whenTheClocksAgree_decides(int seconds) {
        JobRecord job = jobs.uncertain("a", "snow");
        service.tellTime(() -> now().minusSeconds(seconds));

        settled(job, RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
    }

    @Test
    void settled_whenTheClockOfTheSenderWasAhead_endsAndSendsNothing() {
        JobBench ahead = new JobBench(service, store, timer, Duration.ofDays(3));
        new KeptJobs(ahead.ledger).submitting("a", "snow");
        service.add("t-1", SENT, null);

        TestObserver<JobRecord> settled = bench.reconciler
                .settled(jobs.now("a"), job -> RESUBMIT_IF_ABSENT)
                .test();
        advance(JobBench.SETTLING.minusSeconds(1));
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUBMITTING);
        advance(JobBench.SETTLING.plusSeconds(2));

        settled.assertError(SubmitUncertainException.class);
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void resolved_whenTheSenderWasAheadAndTheAnswerLost_waitsOnlyUntilItIsSettled() {
        JobBench ahead = new JobBench(service, store, timer, Duration.ofDays(3));
        JobRecord job = new KeptJobs(ahead.ledger).uncertain("a", "snow");

        settled(job, RESUBMIT_IF_ABSENT).assertNotComplete();
        advance(JobBench.SETTLING);

        assertThat(service.asked()).isNotEmpty();
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void outcome_whenTheRecordWasDeleted_saysSoWithTheKey() {
        JobRecord submitting = jobs.submitting("a", "snow");
        TestObserver<JobRecord> outcome = bench.reconciler.outcome(submitting).test();
        doReturn(Optional.empty()).when(store).find(submitting.key());
        advance(Duration.ofSeconds(1));

        outcome.assertError(
                fault -> fault instanceof StorageException gone && gone.jobKey().equals(Optional.of("a")));
    }

    @Test
    void outcome_whenAnotherProcessSendsItAgain_waitsForThatOneToo() {
        JobRecord submitting = jobs.submitting("a", "snow");
        TestObserver<JobRecord> outcome = bench.reconciler.outcome(submitting).test();
        advance(Duration.ofSeconds(100));
        ledger.intentTakenBack(submitting);
        JobRecord again = ledger.intend(jobs.now("a")).orElseThrow();
        advance(Duration.ofSeconds(60));
        outcome.assertNotComplete();

        ledger.accepted(again, new TaskId("t-1"));
        advance(Duration.ofSeconds(1));

        outcome.assertValue(record -> new TaskId("t-1").equals(record.taskId()));
    }

    @Test
    void outcome_whenTheSubmitEndsInAnotherProcess_givesItsTask() {
        JobRecord submitting = jobs.submitting("a", "snow");
        TestObserver<JobRecord> outcome = bench.reconciler.outcome(submitting).test();
        advance(Duration.ofSeconds(5));
        outcome.assertNotComplete();

        ledger.accepted(submitting, new TaskId("t-1"));
        advance(Duration.ofSeconds(1));

        outcome.assertValue(record -> new TaskId("t-1").equals(record.taskId()));
    }

    @Test
    void outcome_whenNobodyCanBeAtItAnyLonger_isUncertain() {
        TestObserver<JobRecord> outcome =
                bench.reconciler.outcome(jobs.submitting("a", "snow")).test();
        advance(JobBench.SETTLING.minusSeconds(1));
        outcome.assertNotComplete();

        advance(Duration.ofSeconds(1));

        outcome.assertValue(record -> record.phase() == JobPhase.UNCERTAIN);
    }

    /** The settling time is over when the list is read. */
    private TestObserver<JobRecord> settled(JobRecord uncertain, UncertainPolicy policy) {
        advance(JobBench.SETTLING);
        return resolve(uncertain, policy);
    }

    private TestObserver<JobRecord> resolve(JobRecord uncertain, UncertainPolicy policy) {
        TestObserver<JobRecord> resolved =
                bench.reconciler.resolved(uncertain, policy).test();
        timer.triggerActions();
        return resolved;
    }

    private Instant now() {
        return JobBench.START.plusMillis(timer.now(TimeUnit.MILLISECONDS));
    }

    private void advance(Duration by) {
        timer.advanceTimeBy(by.toMillis(), TimeUnit.MILLISECONDS);
    }
}
