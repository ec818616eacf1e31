package dev.wanedit.engine;

import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.job.ArchivedFile;
import dev.wanedit.job.JobRecord;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what becomes of tasks that exist. What cannot be written ends no wait and costs no result: the task is paid
 * for, and whoever goes on with the job learns the same from the service again.
 */
public final class Notes implements Landing {

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);

    private final Ledger ledger;
    private final Scheduler timer;

    /**
     * @param ledger where it is written down
     * @param timer measures the waits until what could not be written is tried again
     */
    public Notes(Ledger ledger, Scheduler timer) {
        this.ledger = ledger;
        this.timer = timer;
    }

    /**
     * What the service said of a task.
     *
     * @return the snapshot; an error if the task was taken from the list and turns out to be another job's
     */
    public Single<TaskSnapshot> seen(TaskSnapshot task) {
        return ledger.later(() -> written(task, ledger.findByTask(task.taskId())))
                .onErrorResumeNext(fault -> {
                    if (fault instanceof SubmitUncertainException) {
                        return Single.error(fault);
                    }
                    LOG.warn(
                            "Task {}: what became of it could not be written down: {}",
                            task.taskId(),
                            fault.getMessage());
                    return Single.just(task);
                });
    }

    @Override
    public Completable before(TaskId taskId, ArchivedFile file) {
        return RepeatedWrite.of(ledger, timer, () -> ledger.archiving(taskId, file))
                .ignoreElement();
    }

    @Override
    public Completable after(TaskId taskId, ArchivedFile file) {
        return RepeatedWrite.of(ledger, timer, () -> ledger.archived(taskId, file))
                .ignoreElement();
    }

    /** The result could not be had any more; its job has expired if its time is over by the clock too. */
    public Completable expired(TaskId taskId) {
        return tolerant(taskId, ledger.later(() -> ledger.expired(taskId)));
    }

    private TaskSnapshot written(TaskSnapshot task, Optional<JobRecord> before) {
        if (before.isEmpty()) {
            return task;
        }
        JobRecord after =
                ledger.observed(task).or(() -> ledger.find(before.get().key())).orElse(before.get());
        if (after.disproved().contains(task.taskId())) {
            throw new SubmitUncertainException(
                    after.key(),
                    "the task that was taken for its own tells another prompt: " + task.taskId() + ".",
                    List.of(),
                    null);
        }
        return task;
    }

    private static Completable tolerant(TaskId taskId, Single<Optional<JobRecord>> change) {
        return change.ignoreElement().onErrorComplete(fault -> {
            LOG.warn("Task {}: its result could not be written down: {}", taskId, fault.getMessage());
            return true;
        });
    }
}
