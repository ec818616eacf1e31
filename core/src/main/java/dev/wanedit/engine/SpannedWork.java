package dev.wanedit.engine;

import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.engine.rx.Upstream;
import dev.wanedit.event.JobSpan;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.exceptions.CompositeException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that is reported as a span; one operator, because many waits stay here for hours. */
final class SpannedWork<T> extends Single<T> {

    private final JobSpans spans;
    private final Supplier<JobSpan> span;
    private final Function<T, @Nullable TaskId> task;
    private final Function<JobSpan, Single<T>> work;

    SpannedWork(
            JobSpans spans,
            Supplier<JobSpan> span,
            Function<T, @Nullable TaskId> task,
            Function<JobSpan, Single<T>> work) {
        this.spans = spans;
        this.span = span;
        this.task = task;
        this.work = work;
    }

    @Override
    protected void subscribeActual(SingleObserver<? super T> downstream) {
        JobSpan started;
        try {
            started = span.get();
            spans.start(started);
        } catch (RuntimeException | Error e) {
            Single.<T>error(ErrorGuard.mayBeTold(e)).subscribe(downstream);
            return;
        }
        Running<T> running = new Running<>(spans, started, task, downstream);
        downstream.onSubscribe(running);
        if (running.isDisposed()) {
            return;
        }
        Single<T> begun;
        try {
            begun = work.apply(started);
        } catch (RuntimeException | Error e) {
            begun = Single.error(ErrorGuard.mayBeTold(e));
        }
        begun.subscribe(running);
    }

    private static final class Running<T> extends Upstream implements SingleObserver<T> {

        private static final long serialVersionUID = 1L;

        private final transient JobSpans spans;
        private final transient JobSpan span;
        private final transient Function<T, @Nullable TaskId> task;
        private final transient SingleObserver<? super T> downstream;

        Running(
                JobSpans spans,
                JobSpan span,
                Function<T, @Nullable TaskId> task,
                SingleObserver<? super T> downstream) {
            this.spans = spans;
            this.span = span;
            this.task = task;
            this.downstream = downstream;
        }

        @Override
        public void onSuccess(T value) {
            if (!ended()) {
                return;
            }
            try {
                spans.succeeded(span, task.apply(value));
            } catch (RuntimeException | Error e) {
                downstream.onError(ErrorGuard.mayBeTold(e));
                return;
            }
            downstream.onSuccess(value);
        }

        @Override
        public void onError(Throwable error) {
            if (!ended()) {
                ErrorGuard.late(error);
                return;
            }
            Throwable all = error;
            try {
                spans.failed(span, error);
            } catch (RuntimeException | Error e) {
                all = new CompositeException(error, ErrorGuard.mayBeTold(e));
            }
            downstream.onError(all);
        }

        /** What runs is stopped before the span ends, so that parts end before the whole. */
        @Override
        public void dispose() {
            if (!stop()) {
                return;
            }
            try {
                spans.stopped(span);
            } catch (RuntimeException | Error e) {
                ErrorGuard.lost(ErrorGuard.mayBeTold(e));
            }
        }
    }
}
