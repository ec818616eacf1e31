package dev.wanedit.engine.ledger;

import dev.wanedit.record.ArchivedFile;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;

/**
 * Writes down where results land. By what is written before a file takes its name, a later process can tell it from another
 * file of that name.
 */
public interface ResultRecorder {

    /** Writes nothing down, and misses nothing. */
    ResultRecorder NONE = new ResultRecorder() {
        @Override
        public Completable before(TaskId taskId, ArchivedFile file) {
            return Completable.complete();
        }

        @Override
        public Completable after(TaskId taskId, ArchivedFile file) {
            return Completable.complete();
        }
    };

    /**
     * Completes when it is written down which file takes its name next. Fails if that could not be written, after a few
     * attempts: then the file takes its name all the same, and evidence of it is kept beside it. May be asked several times
     * for one result, also when the file has its name already, since a process can end before it knows.
     *
     * @param taskId the task
     * @param file what the result becomes
     */
    Completable before(TaskId taskId, ArchivedFile file);

    /**
     * Completes when it is written down that the file has its name. Fails if that could not be written: then the evidence, if
     * any was kept, stays.
     *
     * @param taskId the task
     * @param file what the result became
     */
    Completable after(TaskId taskId, ArchivedFile file);
}
