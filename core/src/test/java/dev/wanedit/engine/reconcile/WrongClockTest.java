package dev.wanedit.engine.reconcile;

import static dev.wanedit.engine.reconcile.ReconcilerBench.SENT;
import static dev.wanedit.error.SubmitUncertainException.Remedy.ASSIGN;
import static dev.wanedit.error.SubmitUncertainException.Remedy.RECONCILE;
import static dev.wanedit.error.SubmitUncertainException.Remedy.RELEASE;
import static dev.wanedit.settings.UncertainPolicy.ADOPT_IF_UNIQUE;
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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

        TestObserver<JobRecord> resolved = bench.settled(job, policy);
        bench.advance(ClockEvidence.READ_AGAIN);
        resolved.assertError(
                fault -> ((SubmitUncertainException) fault).problem().contains("clock"));
        bench.service.tellTime(bench::now);
        bench.resolve(jobs.now("a"), policy)
                .assertError(
                        fault -> ((SubmitUncertainException) fault).remedies().equals(List.of(ASSIGN, RELEASE)));

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    /** For example by a gateway whose clock is wrong, or from a cache. */
    @ParameterizedTest
    @CsvSource({"8", "-8"})
    void resolved_whenOneAnswerHasAWrongDate_decidesByALaterOne(int hours) {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.tellTime(() -> bench.now().plus(Duration.ofHours(hours)));
        TestObserver<JobRecord> resolved = bench.settled(job, RESUBMIT_IF_ABSENT);
        bench.service.tellTime(bench::now);
        bench.advance(ClockEvidence.READ_AGAIN);

        isUndecided(resolved);
        bench.resolve(jobs.now("a"), RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
    }

    @Test
    void resolved_whenTheDateOfTheAnswersStandsStill_decidesByALaterOne() {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.tellTime(() -> SENT.minus(Duration.ofHours(1)));
        TestObserver<JobRecord> resolved = bench.settled(job, RESUBMIT_IF_ABSENT);
        bench.advance(ClockEvidence.READ_AGAIN);

        isUndecided(resolved);
    }

    @Test
    void resolved_whenThePagesDoNotAgreeAboutTheTime_decidesByALaterReading() {
        JobRecord job = jobs.uncertain("a", "snow");
        for (int i = 0; i < 3; i++) {
            jobs.pending("other-" + i, "rain", bench.service.add("t-" + i, SENT, null));
        }
        Iterator<Duration> off = Stream.generate(() -> List.of(Duration.ofHours(8), Duration.ZERO))
                .flatMap(List::stream)
                .iterator();
        bench.service.tellTime(() -> bench.now().plus(off.next()));

        isUndecided(bench.settled(job, RESUBMIT_IF_ABSENT));
    }

    /** Its clock was reset. The jobs of other processes, whose clocks are right, seem to be of the future. */
    @Test
    void resolved_whenOnlyTheClockOfThisReaderIsBehind_leavesTheRecordAsItIs() {
        Duration behind = Duration.ofDays(300);
        JobRecord job = jobs.uncertain("a", "snow");
        bench.setClockBy(behind.negated());
        bench.service.tellTime(bench::now);
        TestObserver<JobRecord> resolved = bench.settled(job, RESUBMIT_IF_ABSENT);
        bench.advance(JobBench.SETTLING.plus(ClockEvidence.READ_AGAIN));

        isUndecided(resolved);
        bench.setClockBy(behind);
        bench.resolve(jobs.now("a"), RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
    }

    /** The machine's clock was wrong when the job was sent, and is corrected between two readings of the list. */
    @Test
    void resolved_whenThisClockIsSetBetweenTheReadings_isUncertainForGood() {
        Duration off = Duration.ofHours(8);
        bench.setClockBy(off.negated());
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.tellTime(bench::now);
        TestObserver<JobRecord> resolved = bench.settled(job, RESUBMIT_IF_ABSENT);
        bench.setClockBy(off);
        bench.advance(ClockEvidence.READ_AGAIN);

        resolved.assertError(
                fault -> ((SubmitUncertainException) fault).remedies().equals(List.of(ASSIGN, RELEASE)));
        assertThat(jobs.now("a").attempted()).isNull();
    }

    @Test
    void resolved_whenTheSenderWasAheadOfTheServiceToo_isUncertainForGood() {
        JobRecord job = bench.jobsOfOneAhead(Duration.ofDays(3)).uncertain("a", "snow");
        bench.setClockBy(Duration.ofHours(-1));
        bench.service.tellTime(bench::now);
        TestObserver<JobRecord> resolved = bench.settled(job, RESUBMIT_IF_ABSENT);
        bench.advance(JobBench.SETTLING.plus(ClockEvidence.READ_AGAIN));

        resolved.assertError(
                fault -> ((SubmitUncertainException) fault).remedies().equals(List.of(ASSIGN, RELEASE)));
    }

    /** It cannot have made the task of a job that was sent after its record was given up. */
    @Test
    void resolved_whenAnotherJobWasSentAtAnUnknownTime_countsItForEarlierJobsOnly() {
        JobRecord unknown = jobs.uncertain("unknown", "rain");
        JobRecord before = jobs.uncertain("before", "snow");
        assertThat(bench.jobRecorder.sentAtUnknownTime(unknown, bench.now())).isPresent();
        bench.service.add("t-1", SENT, null);
        bench.settled(before, ADOPT_IF_UNIQUE).assertError(SubmitUncertainException.class);

        bench.advance(Duration.ofMinutes(30));
        JobRecord later = jobs.uncertain("later", "snow");
        TaskId task = bench.service.add("t-2", bench.now(), null);

        bench.settled(later, ADOPT_IF_UNIQUE).assertValue(record -> task.equals(record.taskId()));
    }

    /** By its time service, for example. The own task seems to be of another time then, by a clock that is right by now. */
    @ParameterizedTest
    @CsvSource({"8, 0", "-8, 0", "8, 3", "-8, 3"})
    void resolved_whenThisClockIsSetWhileTheListIsRead_isUncertainForGood(int hours, int others) {
        Duration off = Duration.ofHours(hours);
        JobRecord job = sentByAClockThatIsOff(off);
        for (int i = 0; i < others; i++) {
            jobs.pending("other-" + i, "rain", bench.service.add("o-" + i, SENT, null));
        }
        bench.service.onceListed(() -> bench.setClockBy(off.negated()));

        isUncertainForGood(bench.settled(job, RESUBMIT_IF_ABSENT));
        assertThat(jobs.now("a").changed()).isAfterOrEqualTo(bench.now());
    }

    @ParameterizedTest
    @CsvSource({"8", "-8"})
    void resolved_whenThisClockIsSetAndTheSecondReadingFails_isUncertainForGood(int hours) {
        Duration off = Duration.ofHours(hours);
        TestObserver<JobRecord> resolved = bench.settled(sentByAClockThatIsOff(off), RESUBMIT_IF_ABSENT);
        bench.setClockBy(off.negated());
        bench.service.onceListed(WrongClockTest::isNotReached);
        bench.advance(ClockEvidence.READ_AGAIN);

        isUncertainForGood(resolved);
    }

    @ParameterizedTest
    @CsvSource({"8", "-8"})
    void resolved_whenThisClockIsSetAfterASecondReadingThatFailed_isUncertainForGood(int hours) {
        Duration off = Duration.ofHours(hours);
        TestObserver<JobRecord> resolved = bench.settled(sentByAClockThatIsOff(off), RESUBMIT_IF_ABSENT);
        bench.service.onceListed(WrongClockTest::isNotReached);
        bench.advance(ClockEvidence.READ_AGAIN);
        resolved.assertError(IllegalStateException.class);
        bench.setClockBy(off.negated());
        TestObserver<JobRecord> later = bench.resolve(jobs.now("a"), RESUBMIT_IF_ABSENT);
        bench.advance(JobBench.SETTLING);

        isUncertainForGood(later);
    }

    @Test
    void resolved_whenItIsCanceledBetweenTheReadingsAndThenTheClockIsSet_isUncertainForGood() {
        Duration off = Duration.ofHours(-8);
        bench.settled(sentByAClockThatIsOff(off), RESUBMIT_IF_ABSENT).dispose();
        bench.setClockBy(off.negated());

        isUncertainForGood(bench.resolve(jobs.now("a"), RESUBMIT_IF_ABSENT));
    }

    @Test
    void resolved_whenThePagesDidNotAgreeAndThenTheClockIsSet_isUncertainForGood() {
        Duration off = Duration.ofHours(-8);
        JobRecord job = sentByAClockThatIsOff(off);
        jobs.pending("other-1", "rain", bench.service.add("o-1", SENT, null));
        jobs.pending("other-2", "rain", bench.service.add("o-2", SENT, null));
        Iterator<Duration> cached = List.of(off, Duration.ZERO).iterator();
        bench.service.tellTime(() -> bench.now().plus(cached.next()));
        isUndecided(bench.settled(job, RESUBMIT_IF_ABSENT));
        bench.service.tellTime(bench::now);
        bench.setClockBy(off.negated());

        isUncertainForGood(bench.resolve(jobs.now("a"), RESUBMIT_IF_ABSENT));
    }

    /** The clock may still be wrong. */
    @Test
    void resolved_whenTheClockSeemedWrongAndNoAnswerSaysTheTimeNow_staysUncertain() {
        bench.settled(sentByAClockThatIsOff(Duration.ofHours(-8)), RESUBMIT_IF_ABSENT)
                .dispose();
        bench.service.tellTime(() -> null);

        isUndecided(bench.resolve(jobs.now("a"), RESUBMIT_IF_ABSENT));
    }

    /** The job was sent by another process, whose clock was right. */
    @Test
    void resolved_whenOnlyTheClockOfThisReaderIsSetWhileTheListIsRead_leavesTheRecordAsItIs() {
        Duration behind = Duration.ofDays(300);
        JobRecord job = jobs.uncertain("a", "snow");
        bench.setClockBy(behind.negated());
        bench.service.tellTime(bench::now);
        bench.service.onceListed(() -> bench.setClockBy(behind));
        TestObserver<JobRecord> resolved = bench.settled(job, ADOPT_IF_UNIQUE);
        bench.advance(JobBench.SETTLING);

        resolved.assertError(SubmitUncertainException.class);
        assertThat(jobs.now("a").attempted()).isNotNull();
    }

    /** The date of one answer was wrong, not the clock. */
    @Test
    void resolved_whenThisClockIsSetAfterItWasProvedRight_leavesTheRecordAsItIs() {
        Duration off = Duration.ofHours(8);
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.tellTime(() -> bench.now().plus(off));
        bench.settled(job, ADOPT_IF_UNIQUE).dispose();
        bench.service.tellTime(bench::now);
        bench.resolve(jobs.now("a"), ADOPT_IF_UNIQUE).assertError(SubmitUncertainException.class);
        bench.setClockBy(off);

        bench.resolve(jobs.now("a"), ADOPT_IF_UNIQUE).dispose();
        assertThat(jobs.now("a").attempted()).isNotNull();
    }

    /** With its task in the list, which is of another time by this clock. */
    private JobRecord sentByAClockThatIsOff(Duration off) {
        bench.setClockBy(off);
        bench.service.tellTime(bench::now);
        bench.service.add("t-1", SENT, null);
        return jobs.uncertain("a", "snow");
    }

    private static void isNotReached() {
        throw new IllegalStateException("not reached");
    }

    private void isUncertainForGood(TestObserver<JobRecord> resolved) {
        resolved.assertError(
                fault -> ((SubmitUncertainException) fault).remedies().equals(List.of(ASSIGN, RELEASE)));
        assertThat(jobs.now("a").attempted()).isNull();
    }

    private void isUndecided(TestObserver<JobRecord> resolved) {
        resolved.assertError(
                fault -> ((SubmitUncertainException) fault).remedies().equals(List.of(RECONCILE, ASSIGN)));
        assertThat(jobs.now("a").attempted()).isNotNull();
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
