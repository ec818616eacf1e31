package dev.wanedit.engine.follow;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Follows a task to its end, and emits what is news. */
public final class Follower {

    private final TaskWatch watch;
    private final Function<TaskSnapshot, Single<TaskSnapshot>> noted;

    /**
     * @param watch asks the service
     * @param noted records a snapshot before it is emitted
     */
    public Follower(TaskWatch watch, Function<TaskSnapshot, Single<TaskSnapshot>> noted) {
        this.watch = watch;
        this.noted = noted;
    }

    /**
     * Emits the first snapshot, then one for each change of status, the last one being an end.
     *
     * @param taskId the task
     * @param firstPoll wait before the first query
     * @param onFault receives each fault of a query that failed for a temporary reason
     */
    public Flowable<TaskSnapshot> follow(TaskId taskId, Duration firstPoll, Consumer<WanEditException> onFault) {
        return Flowable.defer(() -> {
            TaskProgress progress = new TaskProgress(taskId);
            return watch.follow(taskId, firstPoll, onFault)
                    .filter(progress::isNews)
                    .takeUntil((TaskSnapshot snapshot) -> snapshot.status().ended())
                    .concatMapSingle(noted::apply);
        });
    }
}
