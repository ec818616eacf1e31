package dev.wanedit.engine.log;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.event.ServiceRequest;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reports the end of each exchange about tasks to the listener. */
public final class ReportedTaskApi implements TaskApi {

    private final TaskApi tasks;
    private final JobListener listener;
    private final Scheduler timer;

    /**
     * @param tasks makes the exchanges
     * @param listener is notified of each end
     * @param timer measures how long an exchange takes
     */
    public ReportedTaskApi(TaskApi tasks, JobListener listener, Scheduler timer) {
        this.tasks = tasks;
        this.listener = listener;
        this.timer = timer;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return reported(Operation.CREATE, tasks.create(job));
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return reported(Operation.QUERY, tasks.query(taskId));
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return reported(Operation.LIST, tasks.list(filter));
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return reported(Operation.CANCEL, tasks.cancel(taskId).toSingleDefault(taskId))
                .ignoreElement();
    }

    private <T> Single<T> reported(Operation operation, Single<T> exchange) {
        return Single.defer(() -> {
            Exchange ends = new Exchange(operation, timer.now(TimeUnit.NANOSECONDS));
            return exchange.doOnEvent((answer, fault) -> ends.with(fault))
                    .doOnDispose(() -> ends.with(new CancellationException("The request was aborted.")));
        });
    }

    /** One exchange, which ends once. */
    private final class Exchange {

        private final Operation operation;
        private final long start;
        private final AtomicBoolean ended = new AtomicBoolean();

        Exchange(Operation operation, long start) {
            this.operation = operation;
            this.start = start;
        }

        void with(@Nullable Throwable fault) {
            if (ended.compareAndSet(false, true)) {
                Duration took = Duration.ofNanos(timer.now(TimeUnit.NANOSECONDS) - start);
                listener.onRequest(new ServiceRequest(operation, took, fault));
            }
        }
    }
}
