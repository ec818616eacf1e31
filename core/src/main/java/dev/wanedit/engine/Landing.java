package dev.wanedit.engine;

import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;
import java.nio.file.Path;

/**
 * Hears of a whole result just before it takes its name. Whoever writes this down can tell after a crash whether the file
 * that bears the name is the result or somebody else's.
 */
@FunctionalInterface
public interface Landing {

    /** Writes nothing down. */
    Landing NONE = (taskId, file, size, sha256) -> Completable.complete();

    /**
     * Completes when the file may take its name; an error ends the download. May be asked several times for one result,
     * also when the file has its name already, since a process can end before it knows.
     *
     * @param taskId the task
     * @param file the name that the result takes
     * @param size its bytes
     * @param sha256 their SHA-256, in lower-case hexadecimal
     */
    Completable before(TaskId taskId, Path file, long size, String sha256);
}
