package dev.wanedit.engine.reconcile;

import static org.mockito.Mockito.spy;

import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A reconciler with a list of tasks that a test fills, and a time that it moves. */
final class ReconcilerBench {

    static final Instant SENT = JobBench.START;

    private final TestScheduler timer = new TestScheduler();
    final ListedTasks service = new ListedTasks();
    final JobStore store = spy(new MemoryJobStore());
    private Duration clockSetBy = Duration.ZERO;
    private final JobBench bench = new JobBench(service, store, timer, JobBench.clock(() -> now().plus(clockSetBy)));
    final Reconciler reconciler = bench.reconciler;
    final JobRecorder jobRecorder = bench.jobRecorder;
    final KeptJobs jobs = new KeptJobs(jobRecorder);

    /** The settling time is over when the list is read. */
    TestObserver<JobRecord> settled(JobRecord uncertain, UncertainPolicy policy) {
        advance(JobBench.SETTLING);
        return resolve(uncertain, policy);
    }

    TestObserver<JobRecord> resolve(JobRecord uncertain, UncertainPolicy policy) {
        TestObserver<JobRecord> resolved =
                reconciler.resolved(uncertain, policy).test();
        timer.triggerActions();
        return resolved;
    }

    /** The jobs of another process, whose clock is ahead. */
    KeptJobs jobsOfOneAhead(Duration ahead) {
        return new KeptJobs(new JobBench(service, store, timer, ahead).jobRecorder);
    }

    /** This machine's clock is set: forward, or back. */
    void setClockBy(Duration by) {
        clockSetBy = clockSetBy.plus(by);
    }

    Instant now() {
        return JobBench.START.plusMillis(timer.now(TimeUnit.MILLISECONDS));
    }

    void advance(Duration by) {
        timer.advanceTimeBy(by.toMillis(), TimeUnit.MILLISECONDS);
    }
}
