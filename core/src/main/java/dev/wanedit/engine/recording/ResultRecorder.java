package dev.wanedit.engine.recording;

import dev.wanedit.job.EditedVideo;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;

/**
 * Records the files of results. A record is made before a part file is renamed, so that a later process can distinguish
 * the result from another file of that name.
 */
public interface ResultRecorder {

    /**
     * Completes when the file is recorded; the part file is renamed next. Fails if that could not be recorded after
     * several attempts: then the part file is still renamed, and evidence is stored next to it. May be called several
     * times for one result, also after the rename, since a process may end before it knows the outcome.
     *
     * @param taskId the task
     * @param file the file that the result will be stored as
     */
    Completable before(TaskId taskId, ArchivedFile file);

    /**
     * Completes when it is recorded that the part file was renamed. Fails if that could not be recorded: then the
     * evidence, if there is any, is kept.
     *
     * @param taskId the task
     * @param file the file of the result
     */
    Completable after(TaskId taskId, ArchivedFile file);

    /** Where the task's job wants its result, as an absolute path; empty if that is not recorded. */
    default Maybe<Path> target(TaskId taskId) {
        return Maybe.empty();
    }

    /** The same download; its steps are reported, and a job without a result any more is recorded as expired. */
    default Single<EditedVideo> recorded(TaskId taskId, Single<EditedVideo> download) {
        return download;
    }
}
