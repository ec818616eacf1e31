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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports when work on a job starts and ends. */
public final class JobSpans {

    private final JobListener listener;
    private final ClosingSignal closing;

    /**
     * @param listener is notified of each start and each end
     * @param closing explains why work was stopped
     */
    JobSpans(JobListener listener, ClosingSignal closing) {
        this.listener = listener;
        this.closing = closing;
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
        return new SpannedWork<>(this, span, task, work);
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

    void start(JobSpan span) {
        listener.onSpanStart(span);
    }

    void succeeded(JobSpan span, @Nullable TaskId taskId) {
        listener.onSpanEnd(span, taskId, null);
    }

    void failed(JobSpan span, Throwable fault) {
        TaskId taskId = fault instanceof WanEditException ours ? ours.taskId().orElse(span.taskId()) : span.taskId();
        listener.onSpanEnd(span, taskId, fault);
    }

    /** The close of the client stops the parts of an operation before the operation itself fails. */
    void stopped(JobSpan span) {
        Exception fault = closing.isGiven()
                ? ClosingSignal.closed(span.taskId())
                : new CancellationException("The caller stopped waiting.");
        listener.onSpanEnd(span, span.taskId(), fault);
    }
}
