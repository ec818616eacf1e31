package dev.wanedit.engine.reconcile;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobSchedule;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.UncertainPolicy;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What many lost answers at the same time cost the store. */
class ManyLostAnswersTest {

    private static final int JOBS = 300;

    private final TestScheduler disk = new TestScheduler();
    private final JobStore store = mock(JobStore.class, delegatesTo(new MemoryJobStore()));
    private final JobRecorder jobRecorder = new JobRecorder(
            store,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new JobSchedule(Duration.ZERO, Polling.AUTOMATIC.first()),
            disk);
    private final KeptJobs jobs = new KeptJobs(jobRecorder);

    @Test
    void resolved_whenHundredsAreSearchedAtTheSameTime_readsTheOpenJobsTwiceAndNotForEach() {
        TestScheduler timer = new TestScheduler();
        Reconciler reconciler = new Reconciler(
                new ListedTasks(), jobRecorder, Reconciliation.DEFAULT.settlingIn(Duration.ofNanos(1)), timer);
        List<TestObserver<JobRecord>> resolved = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            resolved.add(reconciler
                    .resolved(jobs.uncertain("job-" + i, "snow"), UncertainPolicy.ADOPT_IF_UNIQUE)
                    .test());
        }

        timer.triggerActions();
        disk.triggerActions();

        resolved.forEach(each -> each.assertError(SubmitUncertainException.class));
        // Each reading ends with an empty page.
        verify(store, atMost(4)).scan(eq(Scan.OPEN), any(), anyInt());
    }
}
