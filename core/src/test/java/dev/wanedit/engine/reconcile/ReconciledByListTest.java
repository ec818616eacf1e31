package dev.wanedit.engine.reconcile;

import static dev.wanedit.engine.reconcile.ReconcilerBench.SENT;
import static dev.wanedit.settings.UncertainPolicy.ADOPT_IF_UNIQUE;
import static dev.wanedit.settings.UncertainPolicy.RESUBMIT_IF_ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the list proves of a job whose answer was lost: its pages, its times, and its names of models. */
class ReconciledByListTest {

    private final ReconcilerBench bench = new ReconcilerBench();
    private final KeptJobs jobs = bench.jobs;

    @ParameterizedTest
    @CsvSource({"wan9.9, PENDING", "wan9.9-2030-01-02, UNCERTAIN", "wan2.7-videoedit, UNCERTAIN"})
    void resolved_whenTheJobNamesAModel_takesATaskOfItAndNoneMeansNothingWasSent(String listed, JobPhase phase) {
        JobRecord job = jobs.uncertainOf("wan9.9", "a", "snow");
        bench.service.listUnder(listed);
        bench.service.add("t-1", SENT, null);

        bench.settled(job, RESUBMIT_IF_ABSENT);

        assertThat(jobs.now("a").phase()).isEqualTo(phase);
    }

    @Test
    void resolved_whenTheJobNamesNoModel_asksForTasksOfTheKnownOne() {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.listUnder("wan9.9");
        bench.service.add("t-1", SENT, null);

        bench.settled(job, RESUBMIT_IF_ABSENT).assertValue(record -> record.phase() == JobPhase.READY);
        assertThat(bench.service.asked())
                .allSatisfy(filter -> assertThat(filter.model()).isEqualTo("wan2.7-videoedit"));
    }

    @Test
    void resolved_whenATaskUnderAnotherNameHasThePrompt_takesIt() {
        JobRecord job = jobs.uncertainOf("wan9.9", "a", "snow");
        bench.service.listUnder("wan9.9-2030-01-02");
        bench.service.add("t-1", SENT, "snow");

        bench.settled(job, ADOPT_IF_UNIQUE).assertValue(record -> new TaskId("t-1").equals(record.taskId()));
    }

    @Test
    void resolved_whenTheListBreaksOff_isNoProof() {
        JobRecord job = jobs.uncertain("a", "snow");
        List.of("t-1", "t-2", "t-3").forEach(id -> bench.service.add(id, SENT.minus(Duration.ofHours(1)), "rain"));
        bench.service.breakOffAfter(1);

        bench.settled(job, RESUBMIT_IF_ABSENT).assertError(MalformedResponseException.class);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void resolved_whenTheListTellsNoTimes_takesEveryTaskIntoAccount() {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.add("t-1", null, null);
        bench.service.add("t-2", null, null);

        bench.settled(job, RESUBMIT_IF_ABSENT).assertError(SubmitUncertainException.class);
    }

    @Test
    void resolved_whenTheListHasManyPages_readsThemAll() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId own = bench.service.add("t-0", SENT, "snow");
        for (int i = 1; i < 8; i++) {
            bench.service.add("t-" + i, SENT, "rain");
        }

        bench.settled(job, ADOPT_IF_UNIQUE).assertValue(record -> own.equals(record.taskId()));
        assertThat(bench.service.asked()).hasSize(4);
    }

    @Test
    void resolved_whenTheListDoesNotTellHowManyPagesItHas_readsThemAll() {
        JobRecord job = jobs.uncertain("a", "snow");
        TaskId own = bench.service.add("t-0", SENT, "snow");
        for (int i = 1; i < 6; i++) {
            bench.service.add("t-" + i, SENT, "rain");
        }
        bench.service.tellNoPages();

        bench.settled(job, RESUBMIT_IF_ABSENT).assertValue(record -> own.equals(record.taskId()));
        assertThat(bench.service.asked()).hasSize(4);
    }

    @Test
    void resolved_whenThePageThatIsToldIsEmpty_provesNothing() {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.service.add("t-0", SENT, "snow");
        bench.service.breakOffAfter(0);

        bench.settled(job, RESUBMIT_IF_ABSENT).assertError(MalformedResponseException.class);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void resolved_whenTheListReachesBackNoLonger_provesNothing() {
        JobRecord job = jobs.uncertain("a", "snow");
        bench.advance(Duration.ofHours(23));

        bench.resolve(job, RESUBMIT_IF_ABSENT).assertError(SubmitUncertainException.class);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }
}
