package dev.wanedit.engine.follow;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.FlowableEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One who waits for a task. Several threads may learn something of the task at the same time; they are passed on one after
 * the other. There are many of these, so each has a queue only while it needs one.
 */
final class TaskWaiter {

    private final FlowableEmitter<TaskSnapshot> emitter;
    private final Consumer<WanEditException> onFault;
    private @Nullable Queue<Object> waiting;
    private boolean emits;

    TaskWaiter(FlowableEmitter<TaskSnapshot> emitter, Consumer<WanEditException> onFault) {
        this.emitter = emitter;
        this.onFault = onFault;
    }

    /** Runs the action when the wait has ended. */
    void then(Runnable action) {
        emitter.setCancellable(action::run);
    }

    void saw(TaskSnapshot snapshot) {
        pass(snapshot);
    }

    /** The wait fails. */
    void failed(Throwable error) {
        pass(error);
    }

    /** A query failed for a temporary reason. */
    void faulted(WanEditException fault) {
        onFault.accept(fault);
    }

    private void pass(Object signal) {
        if (!isFirst(signal)) {
            return;
        }
        try {
            for (Object each = signal; each != null; each = next()) {
                emit(each);
            }
        } catch (RuntimeException | Error e) {
            abandon();
            throw e;
        }
    }

    private synchronized boolean isFirst(Object signal) {
        if (emits) {
            Queue<Object> queue = waiting == null ? new ArrayDeque<>(2) : waiting;
            queue.add(signal);
            waiting = queue;
            return false;
        }
        emits = true;
        return true;
    }

    private synchronized @Nullable Object next() {
        Object next = waiting == null ? null : waiting.poll();
        if (next == null) {
            abandon();
        }
        return next;
    }

    private synchronized void abandon() {
        emits = false;
        waiting = null;
    }

    private void emit(Object signal) {
        if (signal instanceof TaskSnapshot snapshot) {
            emitter.onNext(snapshot);
            if (snapshot.status().ended()) {
                emitter.onComplete();
            }
        } else if (signal instanceof Throwable error) {
            emitter.tryOnError(error);
        }
    }
}
