package dev.wanedit.engine.follow;

import dev.wanedit.engine.resilience.ReadRetryRule;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Single;

/** Cancels a task and reports the real outcome: after a refusal or a lost answer the task is queried. */
public final class Canceler {

    private final TaskApi tasks;

    /** @param tasks the service, within the account's rate limits; an UNKNOWN of it is confirmed */
    public Canceler(TaskApi tasks) {
        this.tasks = tasks;
    }

    /** The outcome for the task. */
    public Single<CancelOutcome> cancel(TaskId taskId) {
        return tasks.cancel(taskId)
                .toSingleDefault(CancelOutcome.CANCELED)
                .onErrorResumeNext(fault -> isOpen(fault) ? truth(taskId, fault) : Single.error(fault));
    }

    private Single<CancelOutcome> truth(TaskId taskId, Throwable fault) {
        boolean refused = fault instanceof RequestRejectedException;
        return tasks.query(taskId).flatMap(snapshot -> switch (snapshot.status()) {
            case RUNNING, SUSPENDED, UNRECOGNIZED -> Single.just(CancelOutcome.TOO_LATE);
            case SUCCEEDED, FAILED -> Single.just(CancelOutcome.ALREADY_ENDED);
            case CANCELED -> Single.just(refused ? CancelOutcome.ALREADY_ENDED : CancelOutcome.CANCELED);
            case UNKNOWN -> Single.just(CancelOutcome.NOT_FOUND);
            case PENDING -> Single.error(fault);
        });
    }

    /** True if the outcome for the task is not known after this fault. */
    private static boolean isOpen(Throwable fault) {
        return fault instanceof RequestRejectedException || ReadRetryRule.read(fault);
    }
}
