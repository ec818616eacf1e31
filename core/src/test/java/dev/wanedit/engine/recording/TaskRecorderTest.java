package dev.wanedit.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.wanedit.engine.reconcile.ListedTasks;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.event.JobListener;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.price.PriceTable;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobPhase;
import dev.wanedit.settings.Region;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TaskRecorderTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final ArchivedFile FILE = new ArchivedFile(Path.of("a.mp4").toAbsolutePath(), 1, "00".repeat(32));
    private static final TaskSnapshot RUNNING = TaskSnapshot.of(TASK, TaskStatus.RUNNING);

    private final JobStore store = spy(new MemoryJobStore());
    private final TestScheduler timer = new TestScheduler();
    private final JobRecorder jobRecorder = new JobBench(new ListedTasks(), store, timer).jobRecorder;
    private final KeptJobs jobs = new KeptJobs(jobRecorder);
    private final TaskRecorder recorder =
            new TaskRecorder(jobRecorder, timer, JobListener.NONE, PriceTable.DEFAULT.in(Region.BEIJING));

    @Test
    void seen_whenTheTaskIsNoJobs_givesItAsItIs() {
        recorder.seen(RUNNING).test().assertValue(RUNNING);
    }

    @Test
    void seen_whenTheStoreIsAway_costsNoWait() {
        jobs.pending("a", "snow", TASK);
        doThrow(away()).when(store).findByTask(any());

        recorder.seen(RUNNING).test().assertValue(RUNNING);
    }

    @Test
    void seen_whenSomebodyElseWritesAtTheSameTime_writesAnew() {
        jobs.pending("a", "snow", TASK);
        doAnswer(call -> JobStore.Replacement.CHANGED_MEANWHILE)
                .doCallRealMethod()
                .when(store)
                .replace(any());

        recorder.seen(RUNNING).test().assertValue(RUNNING);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.RUNNING);
    }

    @Test
    void seen_whenAnAdoptedTaskIsAnotherJobs_tellsIt() {
        jobs.adopted("a", "snow", TASK);
        TaskSnapshot told =
                new TaskSnapshot(TASK, TaskStatus.RUNNING, "RUNNING", null, null, null, null, "rain", null, null);

        recorder.seen(told)
                .test()
                .assertError(fault -> fault instanceof SubmitUncertainException
                        && fault.getMessage().contains("t-1"));
    }

    @Test
    void before_whenTheStoreIsAwayForAMoment_isWrittenThen() {
        jobs.pending("a", "snow", TASK);
        doThrow(away()).doThrow(away()).doCallRealMethod().when(store).replace(any());

        var before = recorder.before(TASK, FILE).test();
        before.assertNotComplete();
        timer.advanceTimeBy(500, TimeUnit.MILLISECONDS);

        before.assertComplete();
        assertThat(jobs.now("a").archive()).isEqualTo(FILE);
    }

    @Test
    void after_whenTheStoreStaysAway_failsWithinBounds() {
        jobs.pending("a", "snow", TASK);
        clearInvocations(store);
        doThrow(away()).when(store).replace(any());

        var after = recorder.after(TASK, FILE).test();
        timer.advanceTimeBy(9, TimeUnit.SECONDS);

        after.assertError(StorageException.class);
        verify(store, times(5)).replace(any());
    }

    @Test
    void after_whenNothingWasWrittenBefore_writesTheFileToo() {
        jobs.pending("a", "snow", TASK);

        recorder.after(TASK, FILE).test().assertComplete();

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.ARCHIVED);
        assertThat(jobs.now("a").archive()).isEqualTo(FILE);
    }

    @Test
    void landing_ofATaskThatIsNoJobs_hasNothingToWrite() {
        recorder.before(TASK, FILE).test().assertComplete();
        recorder.after(TASK, FILE).test().assertComplete();
    }

    private static StorageException away() {
        return new StorageException("The store is away.", ErrorContext.NONE, "Come again.", null);
    }
}
