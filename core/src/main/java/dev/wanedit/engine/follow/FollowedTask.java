package dev.wanedit.engine.follow;

import dev.wanedit.engine.duration.DurationHistogram;
import dev.wanedit.engine.poll.PolledTask;
import dev.wanedit.engine.resilience.FailureStreak;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task with those that wait for it. Guarded by its watch. */
final class FollowedTask extends PolledTask {

    /** Replaced and never changed: most tasks have one follower, and such a list is small. */
    private List<TaskSubscriber> follows = List.of();

    @Nullable
    TaskSnapshot last;

    @Nullable
    FailureStreak failures;

    @Nullable
    Disposable exchange;

    FollowedTask(TaskId id, long submitted, DurationHistogram durations) {
        super(id, submitted, durations);
    }

    void add(TaskSubscriber follow) {
        follows = follows.isEmpty()
                ? List.of(follow)
                : Stream.concat(follows.stream(), Stream.of(follow)).toList();
    }

    /** True if no follower is left. */
    boolean remove(TaskSubscriber follow) {
        follows = follows.stream().filter(other -> other != follow).toList();
        return follows.isEmpty();
    }

    boolean isFollowed() {
        return !follows.isEmpty();
    }

    List<TaskSubscriber> follows() {
        return follows;
    }
}
