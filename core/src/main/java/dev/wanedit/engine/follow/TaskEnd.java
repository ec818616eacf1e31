package dev.wanedit.engine.follow;

import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import java.time.Duration;
import java.util.function.Consumer;

/** The succeeded task; each subscription is a {@link TaskWait}. */
final class TaskEnd extends Single<TaskSnapshot> {

    private final Awaiter awaiter;
    private final TaskId taskId;
    private final DurationKey kind;
    private final Duration first;
    private final Duration deadline;
    private final Consumer<? super TaskSnapshot> onChange;

    TaskEnd(
            Awaiter awaiter,
            TaskId taskId,
            DurationKey kind,
            Duration first,
            Duration deadline,
            Consumer<? super TaskSnapshot> onChange) {
        this.awaiter = awaiter;
        this.taskId = taskId;
        this.kind = kind;
        this.first = first;
        this.deadline = deadline;
        this.onChange = onChange;
    }

    @Override
    protected void subscribeActual(SingleObserver<? super TaskSnapshot> downstream) {
        TaskWait wait = new TaskWait(awaiter, downstream, taskId, deadline, onChange);
        downstream.onSubscribe(wait);
        awaiter.deadlines().join(wait, deadline);
        if (!wait.isDisposed()) {
            awaiter.watch().join(taskId, kind, first, wait);
        }
    }
}
