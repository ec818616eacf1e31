package dev.wanedit.engine;

import dev.wanedit.engine.reconcile.Reconciler;
import dev.wanedit.engine.recording.JobKeyFaults;
import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.util.Optional;
import java.util.function.Function;

/** The recorded jobs, under their keys: what is known of them, decisions about lost answers, and resuming. */
public final class RecordedJobs {

    private final JobRecorder jobRecorder;
    private final Reconciler reconciler;
    private final Resumer resumer;
    private final ClosingSignal closing;

    /**
     * @param jobRecorder records jobs
     * @param reconciler finds out what became of a job whose answer was lost
     * @param resumer continues the open jobs
     * @param closing ends every wait
     */
    RecordedJobs(JobRecorder jobRecorder, Reconciler reconciler, Resumer resumer, ClosingSignal closing) {
        this.jobRecorder = jobRecorder;
        this.reconciler = reconciler;
        this.resumer = resumer;
        this.closing = closing;
    }

    /** What is known of a job; empty if nothing is. */
    public Maybe<JobRecord> find(JobKey key) {
        return found(key).takeUntil(closing.fault(null).toMaybe());
    }

    /**
     * Finds out what became of a job whose answer was lost; a job with a task is left as it is. It sends nothing.
     *
     * @param with what is done about it, in place of the client's policy
     */
    public Single<JobRecord> reconcile(JobKey key, UncertainPolicy with) {
        return closing.ends(
                null,
                found(key)
                        .switchIfEmpty(Single.error(() -> JobKeyFaults.of(key)))
                        .flatMap(job -> reconciler.settled(job, uncertain -> with)));
    }

    /** Records the caller's decision that this is the task of a job whose answer was lost. */
    public Single<JobRecord> assign(JobKey key, TaskId taskId) {
        return closing.ends(taskId, decided(key, job -> jobRecorder.adopt(job, taskId, true)));
    }

    /** Records the caller's decision that a job whose answer was lost has no task. */
    public Single<JobRecord> release(JobKey key) {
        return closing.ends(null, decided(key, jobRecorder::absent));
    }

    private Single<JobRecord> decided(JobKey key, Function<JobRecord, Optional<JobRecord>> decision) {
        return found(key)
                .switchIfEmpty(Single.error(() -> JobKeyFaults.of(key)))
                .flatMap(job -> job.phase() == JobPhase.SUBMITTING ? reconciler.outcome(job) : Single.just(job))
                .flatMap(job ->
                        jobRecorder.later(() -> decision.apply(job).orElseThrow(() -> JobKeyFaults.undecidable(job))));
    }

    /** See {@link Resumer#all()}. */
    public Flowable<ResumedJob> resumeAll() {
        return resumer.all().takeUntil(closing.fault(null).toFlowable());
    }

    private Maybe<JobRecord> found(JobKey key) {
        return jobRecorder.later(() -> jobRecorder.find(key)).mapOptional(found -> found);
    }
}
