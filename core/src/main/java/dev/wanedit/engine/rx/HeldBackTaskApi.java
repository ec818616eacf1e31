package dev.wanedit.engine.rx;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.RequestGuard;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import org.jspecify.annotations.Nullable;

/**
 * Asks the application before each exchange. The answer holds for one subscription, so for one request; about a create the
 * transport asks again while it sends the body.
 */
public final class HeldBackTaskApi implements TaskApi {

    private final TaskApi tasks;
    private final RequestGuard guard;

    /**
     * @param tasks the exchanges
     * @param guard lets a request through or holds it back
     */
    public HeldBackTaskApi(TaskApi tasks, RequestGuard guard) {
        this.tasks = tasks;
        this.guard = guard;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return allowed(Operation.CREATE).andThen(Single.defer(() -> tasks.create(job)));
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return allowed(Operation.QUERY).andThen(Single.defer(() -> tasks.query(taskId)));
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return allowed(Operation.LIST).andThen(Single.defer(() -> tasks.list(filter)));
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return allowed(Operation.CANCEL).andThen(Completable.defer(() -> tasks.cancel(taskId)));
    }

    private Completable allowed(Operation operation) {
        return Completable.fromAction(() -> requireAllowed(guard, operation));
    }

    /**
     * Asks the guard.
     *
     * @throws ConfigurationException if it holds the request back
     */
    public static void requireAllowed(RequestGuard guard, Operation operation) {
        if (!allows(guard, operation)) {
            throw heldBack(operation, null);
        }
    }

    private static boolean allows(RequestGuard guard, Operation operation) {
        try {
            return guard.allows(operation);
        } catch (RuntimeException | Error e) {
            throw heldBack(operation, ErrorGuard.mayBeTold(e));
        }
    }

    /** A fault that proves that nothing was sent, and after which nothing is repeated. */
    private static ConfigurationException heldBack(Operation operation, @Nullable Throwable cause) {
        return new ConfigurationException(
                "The request " + operation + " was not sent: the application's request guard held it back.",
                "Send it from the process that may send, or change the guard.",
                cause);
    }
}
