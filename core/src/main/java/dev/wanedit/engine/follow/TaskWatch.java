package dev.wanedit.engine.follow;

import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Flowable;
import java.time.Duration;
import java.util.function.Consumer;

/** Where all waits of a client register: the one place that asks the service what became of tasks. */
public interface TaskWatch {

    /**
     * Emits what the service shows of the task, until it has ended. The same status may be emitted several times. A fault
     * that may be temporary does not end the flow.
     *
     * @param taskId the task
     * @param kind what is known of the edit, by which the client learns how long such edits run
     * @param firstPoll wait before the first query, if the task is not watched yet
     * @param onFault receives each fault of a query that failed for a temporary reason
     */
    Flowable<TaskSnapshot> follow(
            TaskId taskId, DurationKey kind, Duration firstPoll, Consumer<WanEditException> onFault);

    /**
     * The same for a waiter of this room.
     *
     * @param waiter is called by any thread until it leaves, also before this method returns
     */
    void join(TaskId taskId, DurationKey kind, Duration firstPoll, TaskSubscriber waiter);

    /** Ends the wait; does nothing if it has ended. */
    void leave(TaskSubscriber waiter);

    /** The client learnt this in another way; all who follow the task receive it. */
    void observe(TaskSnapshot snapshot);

    /** A completion event names this task: it is queried soon, whatever the event says. */
    Hint hint(TaskId taskId);

    /** What became of a hint. */
    enum Hint {
        /** The task is queried as soon as the rate limit allows. */
        TAKEN,
        /** There was another hint for this task moments ago. */
        REPEATED,
        /** No caller follows the task; nothing is sent. */
        NOT_FOLLOWED
    }
}
