package dev.wanedit.engine;

import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobSpan;
import dev.wanedit.event.JobSpan.Kind;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports when work on a job starts and ends. */
public final class JobSpans {

    private final JobListener listener;

    /** @param listener is notified of each start and each end */
    public JobSpans(JobListener listener) {
        this.listener = listener;
    }

    /**
     * The same work, with a new span for each subscription.
     *
     * @param span makes the span
     * @param task the task that the outcome is about
     * @param work makes the work; receives the span, for its parts
     */
    <T> Single<T> within(
            Supplier<JobSpan> span, Function<T, @Nullable TaskId> task, Function<JobSpan, Single<T>> work) {
        return Single.defer(() -> {
            JobSpan started = span.get();
            AtomicBoolean ended = new AtomicBoolean();
            listener.onSpanStart(started);
            return Single.defer(() -> work.apply(started))
                    .doOnSuccess(value -> end(started, task.apply(value), null, ended))
                    .doOnError(fault -> end(started, taskOf(fault, started), fault, ended))
                    // Upstream is disposed before this, so that parts end before the whole.
                    .doFinally(() -> end(started, started.taskId(), stopped(), ended));
        });
    }

    /** The wait for the end of a task; a part of the whole if there is one. */
    Single<TaskSnapshot> followed(@Nullable JobSpan whole, TaskId taskId, Single<TaskSnapshot> wait) {
        return within(() -> part(Kind.FOLLOW, whole, taskId), TaskSnapshot::taskId, span -> wait);
    }

    /** The download of a result; a part of the whole if there is one. */
    Single<EditedVideo> downloaded(@Nullable JobSpan whole, TaskId taskId, Single<EditedVideo> download) {
        return within(
                () -> part(Kind.DOWNLOAD, whole, taskId), video -> video.task().taskId(), span -> download);
    }

    private static JobSpan part(Kind kind, @Nullable JobSpan whole, TaskId taskId) {
        return whole == null ? JobSpan.of(kind, null, taskId) : whole.part(kind, taskId);
    }

    private static @Nullable TaskId taskOf(Throwable fault, JobSpan span) {
        return fault instanceof WanEditException ours ? ours.taskId().orElse(span.taskId()) : span.taskId();
    }

    private static CancellationException stopped() {
        return new CancellationException("The caller stopped waiting.");
    }

    private void end(JobSpan span, @Nullable TaskId taskId, @Nullable Throwable fault, AtomicBoolean ended) {
        if (ended.compareAndSet(false, true)) {
            listener.onSpanEnd(span, taskId, fault);
        }
    }
}
