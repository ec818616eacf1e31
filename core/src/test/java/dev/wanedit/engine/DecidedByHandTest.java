package dev.wanedit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.engine.reconcile.ListedTasks;
import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Decisions of a person about a job whose answer was lost. */
class DecidedByHandTest {

    private static final JobKey KEY = new JobKey("a");
    private static final TaskId TASK = new TaskId("t-1");

    private final TestScheduler timer = new TestScheduler();
    private final JobBench bench = new JobBench(new ListedTasks(), new MemoryJobStore(), timer);
    private final KeptJobs kept = new KeptJobs(bench.jobRecorder);
    private final RecordedJobs jobs =
            new RecordedJobs(bench.jobRecorder, bench.reconciler, mock(Resumer.class), new ClosingSignal());

    @Test
    void assign_whenTheJobIsUncertain_givesItTheTaskForGood() {
        kept.uncertain("a", "snow");

        JobRecord after = jobs.assign(KEY, TASK).blockingGet();

        assertThat(after.taskId()).isEqualTo(TASK);
        assertThat(after.adopted()).isFalse();
    }

    @Test
    void assign_whenAnotherJobHasTheTask_changesNothing() {
        kept.uncertain("a", "snow");
        kept.pending("b", "rain", TASK);

        jobs.assign(KEY, TASK).test().assertError(InvalidJobException.class);

        assertThat(kept.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void release_whenTheJobIsUncertain_makesItReady() {
        kept.uncertain("a", "snow");

        assertThat(jobs.release(KEY).blockingGet().phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void release_whenTheJobHasATask_changesNothing() {
        kept.pending("a", "snow", TASK);

        jobs.release(KEY)
                .test()
                .assertError(fault -> fault instanceof InvalidJobException
                        && fault.getMessage().contains("a is PENDING with task t-1"));

        assertThat(kept.now("a").taskId()).isEqualTo(TASK);
    }

    @Test
    void release_whenNobodyKnowsTheJob_saysSo() {
        jobs.release(KEY).test().assertError(fault -> fault.getMessage().contains("a is not in the job store"));
    }

    @Test
    void reconcile_whenTheRecordIsDeletedMeanwhile_saysSoAsAnErrorOfOurs() {
        MemoryJobStore store = mock(MemoryJobStore.class);
        JobRecord sending = kept.submitting("a", "snow");
        when(store.find(KEY)).thenReturn(Optional.of(sending)).thenReturn(Optional.empty());
        JobBench other = new JobBench(new ListedTasks(), store, timer);

        new RecordedJobs(other.jobRecorder, other.reconciler, mock(Resumer.class), new ClosingSignal())
                .reconcile(KEY, UncertainPolicy.FAIL)
                .test()
                .assertError(fault -> fault instanceof StorageException gone
                        && gone.problem().contains("no longer in the job store")
                        && gone.jobKey().equals(Optional.of("a")));
    }
}
