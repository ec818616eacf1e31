package dev.wanedit.engine.reconcile;

import static dev.wanedit.engine.reconcile.ReconcilerBench.SENT;
import static dev.wanedit.error.SubmitUncertainException.Remedy.ASSIGN;
import static dev.wanedit.error.SubmitUncertainException.Remedy.RECONCILE;
import static dev.wanedit.error.SubmitUncertainException.Remedy.RELEASE;
import static dev.wanedit.settings.UncertainPolicy.RESUBMIT_IF_ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;

import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.observers.TestObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks that are wrong, and records that change or vanish while a job is reconciled: nothing is sent again by mistake. */
class WrongClockTest {

    private final ReconcilerBench bench = new ReconcilerBench();
    private final KeptJobs jobs = bench.jobs;

    /** A machine whose hardware clock is set to local time is hours off: its own task seems to be of another time. */
    @ParameterizedTest
    @CsvSource({"8, RESUBMIT_IF_ABSENT", "-8, RESUBMIT_IF_ABSENT", "8, ADOPT_IF_UNIQUE"})
    void resolved_whenThisClockIsHoursOff_isUncertainEvenAfterItWasCorrected(int hours, UncertainPolicy policy) {
        Duration off = Duration.ofHours(hours);
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.add("t-1", SENT.plus(off), null);
        bench.service.tellTime(() -> bench.now().plus(off));

        bench.settled(job, policy)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).problem().contains("clock"));
        bench.service.tellTime(bench::now);
        bench.resolve(jobs.now("a"), policy)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).remedies().equals(List.of(ASSIGN, RELEASE)));

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @ParameterizedTest
    @CsvSource({"-31", "32"})
    void resolved_whenThisClockIsALittleOff_decidesOnceItIsCorrected(int seconds) {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.tellTime(() -> bench.now().minusSeconds(seconds));
        bench.settled(job, RESUBMIT_IF_ABSENT)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).remedies().equals(List.of(RECONCILE, ASSIGN)));
        bench.service.tellTime(bench::now);

        bench.resolve(jobs.now("a"), RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
    }

    @ParameterizedTest
    @CsvSource({"-30", "31", "0"})
    void resolved_whenTheClocksAgree_decides(int seconds) {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.tellTime(() -> bench.now().minusSeconds(seconds));

        bench.settled(job, RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
    }

    @Test
    void settled_whenTheClockOfTheSenderWasAhead_endsAndSendsNothing() {
        bench.jobsOfOneAhead(Duration.ofDays(3)).submitting("a", "snow");
        bench.service.add("t-1", SENT, null);

        TestObserver<JobRecord> settled = bench.reconciler
                .settled(jobs.now("a"), job -> RESUBMIT_IF_ABSENT)
                .test();
        bench.advance(JobBench.SETTLING.minusSeconds(1));
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUBMITTING);
        bench.advance(JobBench.SETTLING.plusSeconds(2));

        settled.assertError(SubmitUncertainException.class);
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void resolved_whenTheSenderWasAheadAndTheAnswerLost_waitsOnlyUntilItIsSettled() {
        JobRecord job = bench.jobsOfOneAhead(Duration.ofDays(3)).uncertain("a", "snow");

        bench.settled(job, RESUBMIT_IF_ABSENT).assertNotComplete();
        bench.advance(JobBench.SETTLING);

        assertThat(bench.service.asked()).isNotEmpty();
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void outcome_whenTheRecordWasDeleted_saysSoWithTheKey() {
        JobRecord submitting = jobs.submitting("a", "snow");
        TestObserver<JobRecord> outcome = bench.reconciler.outcome(submitting).test();
        doReturn(Optional.empty()).when(bench.store).find(submitting.key());
        bench.advance(Duration.ofSeconds(1));

        outcome.assertError(
                fault -> fault instanceof StorageException gone && gone.jobKey().equals(Optional.of("a")));
    }

    @Test
    void outcome_whenAnotherProcessSendsItAgain_waitsForThatOneToo() {
        JobRecord submitting = jobs.submitting("a", "snow");
        TestObserver<JobRecord> outcome = bench.reconciler.outcome(submitting).test();
        bench.advance(Duration.ofSeconds(100));
        bench.jobRecorder.intentTakenBack(submitting);
        JobRecord again = bench.jobRecorder.intend(jobs.now("a")).orElseThrow();
        bench.advance(Duration.ofSeconds(60));
        outcome.assertNotComplete();

        bench.jobRecorder.accepted(again, new TaskId("t-1"));
        bench.advance(Duration.ofSeconds(1));

        outcome.assertValue(record -> new TaskId("t-1").equals(record.taskId()));
    }
}
