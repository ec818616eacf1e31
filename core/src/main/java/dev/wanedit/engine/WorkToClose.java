package dev.wanedit.engine;

import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.engine.rx.Upstream;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import org.jspecify.annotations.Nullable;

/**
 * Work that ends with an error when the client closes. Each query passes here, and each wait stays here for hours, so it
 * is one operator and not a chain.
 */
final class WorkToClose<T> extends Single<T> {

    private final ClosingSignal closing;
    private final @Nullable TaskId taskId;
    private final Single<T> work;

    WorkToClose(ClosingSignal closing, @Nullable TaskId taskId, Single<T> work) {
        this.closing = closing;
        this.taskId = taskId;
        this.work = work;
    }

    @Override
    protected void subscribeActual(SingleObserver<? super T> downstream) {
        Running<T> running = new Running<>(closing, taskId, downstream);
        downstream.onSubscribe(running);
        // Before its parts begin: an operation ends by its own error and not by that of a part.
        if (!closing.added(running)) {
            running.end();
        } else if (running.isDisposed()) {
            closing.remove(running);
        } else {
            work.subscribe(running);
        }
    }

    private static final class Running<T> extends Upstream implements SingleObserver<T>, ClosingSignal.Waiting {

        private static final long serialVersionUID = 1L;

        private final transient ClosingSignal closing;
        private final transient @Nullable TaskId taskId;
        private final transient SingleObserver<? super T> downstream;

        Running(ClosingSignal closing, @Nullable TaskId taskId, SingleObserver<? super T> downstream) {
            this.closing = closing;
            this.taskId = taskId;
            this.downstream = downstream;
        }

        @Override
        public void onSuccess(T value) {
            if (ended()) {
                closing.remove(this);
                downstream.onSuccess(value);
            }
        }

        @Override
        public void onError(Throwable error) {
            if (ended()) {
                closing.remove(this);
                downstream.onError(error);
            } else {
                ErrorGuard.late(error);
            }
        }

        /** The client closes. */
        @Override
        public void end() {
            if (!stopped()) {
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
            if (stopped()) {
                closing.remove(this);
            }
        }

        /** The caller gets its signal even if the work cannot be stopped. */
        private boolean stopped() {
            try {
                return stop();
            } catch (Throwable e) {
                ErrorGuard.lost(ErrorGuard.mayBeTold(e));
                return true;
            }
        }
    }
}
