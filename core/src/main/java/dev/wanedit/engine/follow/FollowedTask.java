package dev.wanedit.engine.follow;

import dev.wanedit.engine.poll.DurationHistogram;
import dev.wanedit.engine.poll.PolledTask;
import dev.wanedit.engine.resilience.FailureStreak;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task with those that wait for it. Guarded by its watch. */
final class FollowedTask extends PolledTask {

    /** Most tasks have one follower. */
    private final List<TaskWaiter> follows = new ArrayList<>(1);

    @Nullable
    TaskSnapshot last;

    @Nullable
    FailureStreak failures;

    @Nullable
    Disposable exchange;

    FollowedTask(TaskId id, long submitted, DurationHistogram durations) {
        super(id, submitted, durations);
    }

    void add(TaskWaiter follow) {
        follows.add(follow);
    }

    /** True if no follower is left. */
    boolean remove(TaskWaiter follow) {
        follows.remove(follow);
        return follows.isEmpty();
    }

    boolean isFollowed() {
        return !follows.isEmpty();
    }

    List<TaskWaiter> follows() {
        return List.copyOf(follows);
    }
}
