package dev.wanedit.event;

import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.task.TaskId;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notifies two listeners; an exception of the first does not keep the event from the second. */
final class JointListener implements JobListener {

    private final JobListener first;
    private final JobListener second;

    JointListener(JobListener first, JobListener second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void onStep(JobStep step) {
        both(listener -> listener.onStep(step));
    }

    @Override
    public void onRetry(RetriedFault fault) {
        both(listener -> listener.onRetry(fault));
    }

    @Override
    public void onRecovery(RetriedFault last) {
        both(listener -> listener.onRecovery(last));
    }

    @Override
    public void onGivenUp(RetriedFault last) {
        both(listener -> listener.onGivenUp(last));
    }

    @Override
    public void onWarning(JobWarning warning) {
        both(listener -> listener.onWarning(warning));
    }

    @Override
    public void onPermit(Operation operation, Duration waited) {
        both(listener -> listener.onPermit(operation, waited));
    }

    @Override
    public void onRequest(ServiceRequest request) {
        both(listener -> listener.onRequest(request));
    }

    @Override
    public void onTask(TaskReport task) {
        both(listener -> listener.onTask(task));
    }

    @Override
    public void onSpanStart(JobSpan span) {
        both(listener -> listener.onSpanStart(span));
    }

    @Override
    public void onSpanEnd(JobSpan span, @Nullable TaskId taskId, @Nullable Throwable fault) {
        both(listener -> listener.onSpanEnd(span, taskId, fault));
    }

    private void both(Consumer<JobListener> call) {
        try {
            call.accept(first);
        } finally {
            call.accept(second);
        }
    }
}
