package dev.wanedit.engine.reconcile;

import dev.wanedit.engine.recording.JobKeyFaults;
import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.rx.Delays;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.NextStep;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Finds the outcome of a job whose answer was lost, from the account's list of tasks. It never sends a job, and never
 * adopts a task that belongs to another job in the store.
 */
public final class Reconciler {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    /** The service keeps a task and its row in the list for this time; after it the list proves nothing. */
    private static final Duration LIST_REACHES_BACK = TaskSnapshot.RESULT_LIFETIME.minusHours(1);

    private final JobRecorder jobRecorder;
    private final CandidateSearch search;
    private final ClockEvidence clocks;
    private final SharedReading<List<JobRecord>> undecided;
    private final Scheduler timer;

    /**
     * @param tasks the service, within the account's rate limits
     * @param jobRecorder records jobs
     * @param settings how long it takes until the list shows a task
     * @param timer measures the waits
     */
    public Reconciler(TaskApi tasks, JobRecorder jobRecorder, Reconciliation settings, Scheduler timer) {
        this.jobRecorder = jobRecorder;
        this.search = new CandidateSearch(tasks, jobRecorder, settings);
        this.clocks = new ClockEvidence(search, jobRecorder, timer);
        this.undecided = new SharedReading<>(jobRecorder.later(() -> jobRecorder.openJobs(Reconciler::isUndecided)));
        this.timer = timer;
    }

    /**
     * Waits until it is known if the job has a task: until the job is neither SUBMITTING nor UNCERTAIN. Returns its record.
     * A job in any other phase is returned as it is.
     *
     * @param policy what is done with a job whose answer was lost, by its record
     */
    public Single<JobRecord> settled(JobRecord job, Function<JobRecord, UncertainPolicy> policy) {
        if (jobRecorder.next(job).action() != NextStep.Action.RECONCILE) {
            return Single.just(job);
        }
        Single<JobRecord> next = job.phase() == JobPhase.SUBMITTING ? outcome(job) : resolved(job, policy.apply(job));
        return next.flatMap(now -> settled(now, policy));
    }

    /**
     * Waits for a submit of another process. Emits the record as soon as it is no longer SUBMITTING. If no process can
     * still be sending it, the answer is recorded as lost. The time until then is measured by the timer: the clock of the
     * process that sent it may be ahead of this one's by days.
     */
    public Single<JobRecord> outcome(JobRecord submitting) {
        return Single.defer(() -> {
                    long settled = now() + Delays.nanos(untilSettled(submitting));
                    return jobRecorder
                            .later(() -> looked(submitting, settled))
                            .repeatWhen(looks -> looks.concatMap(look ->
                                    wait(LOOK_AGAIN).toSingleDefault(look).toFlowable()))
                            .filter(now -> now.version() != submitting.version())
                            .firstOrError();
                })
                .flatMap(now -> now.phase() == JobPhase.SUBMITTING ? outcome(now) : Single.just(now));
    }

    private JobRecord looked(JobRecord submitting, long settled) {
        JobRecord now = current(submitting);
        boolean over = now.version() == submitting.version() && now() - settled >= 0;
        return over ? jobRecorder.lost(now).orElseGet(() -> current(now)) : now;
    }

    private long now() {
        return timer.now(TimeUnit.NANOSECONDS);
    }

    /**
     * Resolves a job that is UNCERTAIN.
     *
     * @return its record: with its task, or READY if there is certainly no task and the policy is to send it again
     */
    Single<JobRecord> resolved(JobRecord uncertain, UncertainPolicy policy) {
        if (policy == UncertainPolicy.FAIL) {
            return Single.error(SubmitUncertainException.notSearched(uncertain.key()));
        }
        if (uncertain.attempted() == null) {
            return Single.error(SubmitUncertainException.sentAtUnknownTime(uncertain.key()));
        }
        return Completable.defer(() -> wait(untilSettled(uncertain)))
                .andThen(Single.defer(() -> judged(uncertain)))
                .flatMap(verdict -> written(uncertain, verdict, policy));
    }

    /**
     * The list is read before the store. A job with a task in the list was recorded before it was sent, so the store
     * then shows that job: as a rival, or with this task id.
     */
    private Single<Verdict> judged(JobRecord uncertain) {
        return Single.fromCallable(clocks::moment)
                .flatMap(asked -> search.listed(uncertain)
                        .flatMap(listed -> clocks.against(uncertain, listed, asked)
                                .cast(Verdict.class)
                                .switchIfEmpty(Single.defer(() -> rivals(uncertain)
                                        .flatMap(rivals -> judged(uncertain, listed.tasks(), rivals))))));
    }

    private Single<Verdict> judged(JobRecord uncertain, List<TaskSummary> listed, List<JobRecord> rivals) {
        Duration othersNeed = rivals.stream()
                .filter(rival -> rival.phase() == JobPhase.SUBMITTING)
                .map(this::untilSettled)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        int samePrompt = (int) rivals.stream()
                .filter(rival -> Objects.equals(
                        rival.fingerprint().prompt(), uncertain.fingerprint().prompt()))
                .count();
        return search.candidates(uncertain, listed)
                .map(candidates -> Verdict.of(candidates, rivals.size(), samePrompt))
                // A submit that is still running will record its own task.
                .flatMap(verdict -> verdict instanceof Verdict.Undecided && !othersNeed.isZero()
                        ? wait(othersNeed).andThen(Single.defer(() -> judged(uncertain)))
                        : Single.just(verdict));
    }

    /**
     * The other jobs that may have made the same task. If many jobs are resolved at the same time, the store is read once
     * for all of them: otherwise each of them would read all open jobs.
     */
    private Single<List<JobRecord>> rivals(JobRecord uncertain) {
        return undecided
                .next()
                .map(jobs -> jobs.stream()
                        .filter(other -> !other.key().equals(uncertain.key()))
                        .filter(other -> search.close(uncertain, other))
                        .toList());
    }

    private static boolean isUndecided(JobRecord job) {
        return job.phase() == JobPhase.SUBMITTING || job.phase() == JobPhase.UNCERTAIN;
    }

    private Single<JobRecord> written(JobRecord uncertain, Verdict verdict, UncertainPolicy policy) {
        if (verdict instanceof Verdict.Found found) {
            return changed(
                    uncertain,
                    jobRecorder.later(() -> jobRecorder.adopt(uncertain, found.taskId(), found.confirmed())),
                    policy);
        }
        if (verdict instanceof Verdict.WrongClock clock) {
            return byAWrongClock(uncertain, clock, policy);
        }
        if (verdict instanceof Verdict.Undecided undecided) {
            return Single.error(SubmitUncertainException.undecided(uncertain.key(), undecided.candidates()));
        }
        if (policy == UncertainPolicy.RESUBMIT_IF_ABSENT && !listStillProves(uncertain)) {
            return Single.error(SubmitUncertainException.notSentAgain(
                    uncertain.key(),
                    "it was sent more than " + LIST_REACHES_BACK.toHours()
                            + " hours ago, and the list goes no further back."));
        }
        if (policy != UncertainPolicy.RESUBMIT_IF_ABSENT) {
            return Single.error(SubmitUncertainException.noneFound(uncertain.key()));
        }
        return changed(uncertain, jobRecorder.later(() -> jobRecorder.absent(uncertain)), policy);
    }

    /**
     * After the clock is corrected, the list would prove the wrong thing: the job was sent by the wrong clock. So that it
     * is not sent again then, the record no longer says when it was sent.
     */
    private Single<JobRecord> byAWrongClock(JobRecord uncertain, Verdict.WrongClock clock, UncertainPolicy policy) {
        Instant lastingAt = clock.lastingAt();
        if (lastingAt == null) {
            return Single.error(SubmitUncertainException.wrongClock(uncertain.key(), clock.off()));
        }
        return changed(uncertain, jobRecorder.later(() -> jobRecorder.sentAtUnknownTime(uncertain, lastingAt)), policy)
                .flatMap(now -> now.phase() == JobPhase.UNCERTAIN ? resolved(now, policy) : Single.just(now));
    }

    /** If another process or thread was faster, the current record is used. */
    private Single<JobRecord> changed(JobRecord uncertain, Single<Optional<JobRecord>> change, UncertainPolicy policy) {
        return change.flatMap(moved -> moved.map(Single::just)
                .orElseGet(() -> jobRecorder
                        .later(() -> current(uncertain))
                        .flatMap(now -> now.phase() == JobPhase.UNCERTAIN
                                ? wait(LOOK_AGAIN).andThen(Single.defer(() -> resolved(now, policy)))
                                : Single.just(now))));
    }

    private JobRecord current(JobRecord record) {
        JobKey key = record.key();
        return jobRecorder.find(key).orElseThrow(() -> JobKeyFaults.deleted(key));
    }

    /**
     * The time until the list certainly shows the job's task. After a lost answer it is measured from the moment when
     * the answer was recorded as lost, by the clock of the process that recorded it. So the submit has ended by then,
     * even if the clock of the process that sent it is wrong.
     */
    private Duration untilSettled(JobRecord record) {
        return jobRecorder.untilNext(record);
    }

    private boolean listStillProves(JobRecord record) {
        Instant sent = record.attempted();
        return sent != null && Duration.between(sent, jobRecorder.now()).compareTo(LIST_REACHES_BACK) < 0;
    }

    private Completable wait(Duration duration) {
        return Completable.timer(Delays.nanos(duration), TimeUnit.NANOSECONDS, timer);
    }
}
