package dev.wanedit.engine.log;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.job.EditJob;
import dev.wanedit.network.SecretMask;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Masks the API key in the texts of the exchanges about tasks. */
final class MaskedTaskApi implements TaskApi {

    private final TaskApi tasks;
    private final SecretMask mask;

    MaskedTaskApi(TaskApi tasks, SecretMask mask) {
        this.tasks = tasks;
        this.mask = mask;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return masked(tasks.create(job));
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return masked(tasks.query(taskId));
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return MaskedTransport.masked(tasks.list(filter).map(this::page), mask);
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return MaskedTransport.masked(tasks.cancel(taskId), mask);
    }

    private Single<TaskSnapshot> masked(Single<TaskSnapshot> exchange) {
        return MaskedTransport.masked(exchange.map(this::snapshot), mask);
    }

    /**
     * Masks everything except the prompt, which is compared and never shown, and the URL of the result, which must be
     * requested as it is.
     */
    private TaskSnapshot snapshot(TaskSnapshot task) {
        TaskId taskId = whole(task.taskId());
        TaskFailure failure = task.failure();
        String statusText = mask.apply(task.statusText());
        String requestId = known(task.requestId());
        if (failure == null && statusText.equals(task.statusText()) && Objects.equals(requestId, task.requestId())) {
            return task; // So are nearly all, and a task is queried many times.
        }
        return new TaskSnapshot(
                taskId,
                task.status(),
                statusText,
                requestId,
                task.submitTime(),
                task.scheduledTime(),
                task.endTime(),
                task.prompt(),
                task.result(),
                failure == null ? null : new TaskFailure(known(failure.code()), known(failure.message())));
    }

    private TaskPage page(TaskPage page) {
        return new TaskPage(
                page.tasks().stream().map(this::summary).toList(),
                page.page(),
                page.pageSize(),
                page.totalPages(),
                page.total(),
                page.answered());
    }

    private TaskSummary summary(TaskSummary task) {
        TaskId taskId = whole(task.taskId());
        String statusText = mask.apply(task.statusText());
        String model = known(task.model());
        if (statusText.equals(task.statusText()) && Objects.equals(model, task.model())) {
            return task;
        }
        return new TaskSummary(taskId, task.status(), statusText, model, task.created(), task.started(), task.ended());
    }

    /** Refuses an id with the key in it: an id is stored and sent as it is, so it cannot be masked. */
    private TaskId whole(TaskId taskId) {
        if (mask.isIn(taskId.value())) {
            throw new MalformedResponseException(
                    "The service sent a task id that holds the API key.", ErrorContext.NONE, null);
        }
        return taskId;
    }

    private @Nullable String known(@Nullable String text) {
        return text == null ? null : mask.apply(text);
    }
}
