package dev.wanedit.engine.follow;

import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One wait for the end of a task. A program may have ten thousand of these for hours, so it is one object: the waiter, the
 * entry of its deadline, and the observer of what is recorded.
 */
final class TaskWait extends TaskSubscriber implements SingleObserver<TaskSnapshot>, Disposable {

    /** The moment of the deadline, in nanoseconds, and its place among those of the same moment; guarded by {@link Deadlines}. */
    long due;

    long number;

    private final Awaiter awaiter;
    private final SingleObserver<? super TaskSnapshot> downstream;
    private final Duration deadline;
    private final Consumer<? super TaskSnapshot> onChange;
    private final TaskProgress progress;
    private volatile @Nullable TaskSnapshot last;
    private volatile @Nullable WanEditException lastFault;
    private @Nullable Disposable recording;
    private boolean recorded;
    private boolean isLater;
    private boolean sawEnd;
    private boolean over;

    /**
     * @param downstream receives the succeeded task, or an error
     * @param deadline the longest wait
     * @param onChange receives the first snapshot and each change of status
     */
    TaskWait(
            Awaiter awaiter,
            SingleObserver<? super TaskSnapshot> downstream,
            TaskId taskId,
            Duration deadline,
            Consumer<? super TaskSnapshot> onChange) {
        this.awaiter = awaiter;
        this.downstream = downstream;
        this.deadline = deadline;
        this.onChange = onChange;
        this.progress = new TaskProgress(taskId);
    }

    @Override
    void joined() {
        if (isDisposed()) {
            awaiter.watch().leave(this);
        }
    }

    @Override
    void faulted(WanEditException fault) {
        lastFault = fault;
    }

    @Override
    boolean handled(Object signal) {
        try {
            return signal instanceof TaskSnapshot snapshot ? shown(snapshot) : fail((Throwable) signal);
        } catch (RuntimeException | Error e) {
            return fail(ErrorGuard.mayBeTold(e));
        }
    }

    /** The deadline. */
    void passed() {
        TaskId taskId = progress.taskId();
        fail(new AwaitTimeoutException(taskId, deadline, last, awaiter.last(taskId, lastFault)));
    }

    private boolean shown(TaskSnapshot snapshot) {
        if (sawEnd || isDisposed()) {
            return true;
        }
        if (!progress.isNews(snapshot)) {
            keep(snapshot);
            return true;
        }
        if (snapshot.status().ended()) {
            sawEnd = true;
            awaiter.watch().leave(this);
        }
        recorded = false;
        awaiter.noted(snapshot).subscribe(this);
        return !isLater();
    }

    /** The watch keeps the newest snapshot too; a second one for each wait would be a waste. */
    private void keep(TaskSnapshot snapshot) {
        TaskSnapshot before = last;
        if (before != null && before.status() == snapshot.status()) {
            last = snapshot;
        }
    }

    /** True if the recording has not ended while it was begun. */
    private synchronized boolean isLater() {
        isLater = !recorded;
        return isLater;
    }

    @Override
    public void onSubscribe(Disposable begun) {
        boolean late;
        synchronized (this) {
            late = over;
            recording = begun;
        }
        if (late) {
            begun.dispose();
        }
    }

    @Override
    public void onSuccess(TaskSnapshot snapshot) {
        last = snapshot;
        lastFault = null;
        try {
            onChange.accept(snapshot);
            if (snapshot.status().ended()) {
                succeed(TaskEndRules.succeededOrThrow(snapshot));
            }
        } catch (RuntimeException | Error e) {
            fail(ErrorGuard.mayBeTold(e));
        }
        recorded();
    }

    @Override
    public void onError(Throwable error) {
        fail(error);
        recorded();
    }

    private void recorded() {
        synchronized (this) {
            recording = null;
            recorded = true;
            if (!isLater) {
                return;
            }
            isLater = false;
        }
        goOn();
    }

    private void succeed(TaskSnapshot end) {
        if (!ended()) {
            return;
        }
        try {
            downstream.onSuccess(end);
        } catch (Throwable e) {
            failDownstream(ErrorGuard.mayBeTold(e));
        }
    }

    /** Always true: the signal is handled. */
    private boolean fail(Throwable error) {
        if (ended()) {
            failDownstream(error);
        } else {
            ErrorGuard.late(error);
        }
        return true;
    }

    /** What a subscriber throws ends neither the other waits of the same task nor those of the same moment. */
    private void failDownstream(Throwable error) {
        try {
            downstream.onError(error);
        } catch (Throwable e) {
            ErrorGuard.lost(ErrorGuard.mayBeTold(e));
        }
    }

    private boolean ended() {
        Disposable unfinished;
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            unfinished = recording;
            recording = null;
        }
        awaiter.watch().leave(this);
        awaiter.deadlines().leave(this);
        if (unfinished != null) {
            unfinished.dispose();
        }
        return true;
    }

    @Override
    public void dispose() {
        boolean unused = ended();
    }

    @Override
    public synchronized boolean isDisposed() {
        return over;
    }
}
