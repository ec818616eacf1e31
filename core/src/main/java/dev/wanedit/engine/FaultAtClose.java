package dev.wanedit.engine;

import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Fails when the client closes, and never ends otherwise. Each query waits for it. */
final class FaultAtClose extends Completable {

    private final ClosingSignal closing;
    private final @Nullable TaskId taskId;

    FaultAtClose(ClosingSignal closing, @Nullable TaskId taskId) {
        this.closing = closing;
        this.taskId = taskId;
    }

    @Override
    protected void subscribeActual(CompletableObserver downstream) {
        Running running = new Running(closing, taskId, downstream);
        downstream.onSubscribe(running);
        if (!closing.added(running)) {
            running.end();
        } else if (running.isDisposed()) {
            closing.remove(running);
        }
    }

    private static final class Running extends AtomicBoolean implements Disposable, ClosingSignal.Waiting {

        private static final long serialVersionUID = 1L;

        private final transient ClosingSignal closing;
        private final transient @Nullable TaskId taskId;
        private final transient CompletableObserver downstream;

        Running(ClosingSignal closing, @Nullable TaskId taskId, CompletableObserver downstream) {
            this.closing = closing;
            this.taskId = taskId;
            this.downstream = downstream;
        }

        @Override
        public void end() {
            if (!compareAndSet(false, true)) {
                return;
            }
            try {
                downstream.onError(ClosingSignal.closed(taskId));
            } catch (Throwable e) {
                ErrorGuard.lost(ErrorGuard.mayBeTold(e));
            }
        }

        @Override
        public void dispose() {
            if (compareAndSet(false, true)) {
                closing.remove(this);
            }
        }

        @Override
        public boolean isDisposed() {
            return get();
        }
    }
}
