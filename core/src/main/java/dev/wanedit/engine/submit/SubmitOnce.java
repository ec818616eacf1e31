package dev.wanedit.engine.submit;

import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.RepeatedWrite;
import dev.wanedit.engine.resilience.PostRetryRule;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the POST of a job once. It is the only step that costs money; it is recorded before and after.
 *
 * <p>A second POST of the same job follows in two cases only. First, if the fault of the first one proves that it had no
 * effect: it was not sent, or the service answered 429 ({@code engine.resilience.PostRetryRule}). Second, if its answer was
 * lost, the account's list shows no task of the job, and the policy is {@link
 * dev.wanedit.settings.UncertainPolicy#RESUBMIT_IF_ABSENT}; then {@link Submitter} sends it three times at most in total.
 *
 * <p>Once a request is sent, it no longer depends on its caller: if the caller disposes, only the wait ends, and the answer
 * is still recorded.
 */
public final class SubmitOnce {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitOnce.class);

    private final TaskApi tasks;
    private final CreateAttempts attempts;
    private final JobRecorder jobRecorder;
    private final Scheduler timer;
    private final Duration settling;
    private final OpenIntents intents;
    private final RunningRequests inFlight = new RunningRequests();

    /**
     * @param tasks the transport's exchanges without retries: each subscription is one request
     * @param attempts gives each attempt its permit
     * @param jobRecorder records jobs
     * @param settings the time after which others treat a submit as lost
     * @param timer measures the waits between attempts to write to the store
     * @param intents where the transport finds the check of a request that it sends
     */
    public SubmitOnce(
            TaskApi tasks,
            CreateAttempts attempts,
            JobRecorder jobRecorder,
            Reconciliation settings,
            Scheduler timer,
            OpenIntents intents) {
        this.tasks = tasks;
        this.attempts = attempts;
        this.jobRecorder = jobRecorder;
        this.settling = settings.settling();
        this.timer = timer;
        this.intents = intents;
    }

    /**
     * Creates the task of a job that is READY; empty if another process or thread has taken the job. A job whose answer
     * was lost is an error, {@link SubmitUncertainException}.
     *
     * @param job the job; the service must be able to read all its media
     * @param onCreated receives the new task once, after it is recorded and before the caller does. A caller that disposes at
     *     that moment may not receive it, so what reports the task must not depend on the caller
     */
    Single<Optional<TaskSnapshot>> create(JobKey key, EditJob job, Consumer<TaskSnapshot> onCreated) {
        return attempts.pass(ErrorGuard.single(() -> Single.create(emitter -> {
            Single<Optional<TaskSnapshot>> attempt = jobRecorder
                    .later(() -> intended(key))
                    .flatMap(intent -> {
                        if (intent.isEmpty()) {
                            return Single.just(Optional.empty());
                        }
                        return emitter.isDisposed() || isOlder(intent.get(), settling.dividedBy(4))
                                ? intentTakenBack(intent.get())
                                : sent(intent.get(), job).map(Optional::of);
                    });
            Disposable unused = inFlight.count(attempt)
                    .subscribe(task -> pass(key, emitter, task, onCreated), fault -> passOrLog(key, emitter, fault));
        })));
    }

    private static void pass(
            JobKey key,
            SingleEmitter<Optional<TaskSnapshot>> emitter,
            Optional<TaskSnapshot> task,
            Consumer<TaskSnapshot> onCreated) {
        if (emitter.isDisposed() && task.isPresent()) {
            LOG.info(
                    "Job {}: its caller is gone; its task {} was created and is recorded under this key",
                    key,
                    task.get().taskId());
        }
        try {
            task.ifPresent(onCreated);
        } catch (Throwable e) {
            // Any: a listener may throw what it does not declare, and the caller waits for its task.
            LOG.warn(
                    "Job {}: its new task could not be reported: {}",
                    key,
                    ErrorGuard.mayBeTold(e).toString());
        }
        emitter.onSuccess(task);
    }

    /** If the caller is gone, but the task may exist and be billed, that is an error. */
    private static void passOrLog(JobKey key, SingleEmitter<?> emitter, Throwable fault) {
        if (emitter.tryOnError(fault)) {
            return;
        }
        if (mayHaveTask(fault)) {
            LOG.error("Job {}: its caller is gone, but the task may exist and be billed: {}", key, fault.getMessage());
        } else {
            LOG.info("Job {}: its caller is gone, and it has no task: {}", key, fault.getMessage());
        }
    }

    /** A fault with a task is that of a store that could not record it. */
    private static boolean mayHaveTask(Throwable fault) {
        boolean hasTask =
                fault instanceof WanEditException ours && ours.taskId().isPresent();
        return hasTask || !PostRetryRule.provesNoEffect(fault);
    }

    /** Completes when no request is running, and the outcome of each is recorded. */
    public Completable idle() {
        return inFlight.idle();
    }

    private Optional<JobRecord> intended(JobKey key) {
        return jobRecorder
                .find(key)
                .filter(record -> record.phase() == JobPhase.READY)
                .flatMap(jobRecorder::intend);
    }

    /**
     * True if this process was suspended so long after it recorded its intent that others may soon treat the job as lost. A
     * quarter of the settling time leaves room for the request's wait in the transport, half the call timeout at most, and for
     * its exchange: the settling time is at least twice the call timeout. A clock that was set back cannot say how long it was
     * suspended.
     */
    private boolean isOlder(JobRecord submitting, Duration age) {
        Instant written = submitting.changed();
        return Duration.between(written, jobRecorder.now()).abs().compareTo(age) > 0;
    }

    /**
     * Asked again before each part of the body is sent: the process may be suspended in the transport's queue, or while the
     * connection is opened. The other half of the settling time is for the answer.
     */
    private void requireInTime(JobRecord submitting) {
        if (isOlder(submitting, settling.dividedBy(2))) {
            throw new TransportException(
                    Kind.CALL_TIMEOUT,
                    Delivery.NOT_SENT,
                    "The request was not sent: the process was suspended, or the request was delayed, so that another"
                            + " process may soon treat the job as lost.",
                    ErrorContext.of(submitting.key(), null),
                    null);
        }
    }

    /** The caller disposed before the request was sent, or the request would be sent too late. */
    private Single<Optional<TaskSnapshot>> intentTakenBack(JobRecord submitting) {
        return RepeatedWrite.of(jobRecorder, timer, () -> {
            jobRecorder.intentTakenBack(submitting);
            return Optional.empty();
        });
    }

    private Single<TaskSnapshot> sent(JobRecord submitting, EditJob job) {
        return intents.during(job, () -> requireInTime(submitting), own -> Single.defer(() -> tasks.create(own)))
                .onErrorResumeNext(fault -> told(submitting, fault))
                .flatMap(task -> kept(submitting, task));
    }

    private Single<TaskSnapshot> told(JobRecord submitting, Throwable fault) {
        JobEvent event = CreateOutcome.event(fault);
        Throwable told = event.trigger() == Trigger.ANSWER_LOST
                ? new SubmitUncertainException(submitting.key(), CreateOutcome.inOurTree(fault))
                : fault;
        TaskFailure refusal = event.trigger() == Trigger.REFUSED && fault instanceof RequestRejectedException refused
                ? new TaskFailure(refused.code().orElse(null), refused.problem())
                : null;
        return RepeatedWrite.of(jobRecorder, timer, () -> jobRecorder.faulted(submitting, event, refusal))
                .doOnError(told::addSuppressed)
                .onErrorComplete()
                .ignoreElement()
                .andThen(Single.error(told));
    }

    private Single<TaskSnapshot> kept(JobRecord submitting, TaskSnapshot task) {
        return RepeatedWrite.of(jobRecorder, timer, () -> jobRecorder.accepted(submitting, task.taskId()))
                .map(record -> task)
                .onErrorResumeNext(fault -> Single.error(lostByStore(submitting.key(), task, fault)));
    }

    private static WanEditException lostByStore(JobKey key, TaskSnapshot task, Throwable fault) {
        String reason = fault instanceof WanEditException known ? known.problem() : String.valueOf(fault.getMessage());
        return new StorageException(
                "The task was created, but the job store could not record its id: " + reason,
                ErrorContext.of(key, task.taskId()),
                "Keep the id and await it: the task continues, and is billed if it succeeds.",
                fault);
    }
}
