package dev.wanedit.benchmarks.follow;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.util.concurrent.TimeUnit;

/**
 * Measures how late our client sends the queries that its timer starts. The client sets its timer to the moment of the next
 * query that is planned; what is sent while the timer's work runs is compared with that moment. Of several queries in one run,
 * the later ones were planned for later, so they are counted as later than they are.
 */
final class TimedPolls implements TransportProvider {

    private final TransportProvider provider;
    private final Lateness lateness;
    private final ThreadLocal<Long> planned = new ThreadLocal<>();

    /** Must be made before the client. */
    TimedPolls(TransportProvider provider, Lateness lateness) {
        this.provider = provider;
        this.lateness = lateness;
        RxJavaPlugins.setComputationSchedulerHandler(Timed::new);
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Transport open(TransportConfig config) {
        Transport transport = provider.open(config);
        TaskApi tasks = new Tasks(transport.tasks());
        return new Transport() {
            @Override
            public TaskApi tasks() {
                return tasks;
            }

            @Override
            public MediaUploader uploads() {
                return transport.uploads();
            }

            @Override
            public ResultDownloader downloads() {
                return transport.downloads();
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    private void runTimed(Runnable work, long moment) {
        planned.set(moment);
        try {
            work.run();
        } finally {
            planned.remove();
        }
    }

    private final class Tasks implements TaskApi {

        private final TaskApi tasks;

        Tasks(TaskApi tasks) {
            this.tasks = tasks;
        }

        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return tasks.create(job);
        }

        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            Long moment = planned.get();
            if (moment != null) {
                lateness.sent(moment);
            }
            return tasks.query(taskId);
        }

        @Override
        public Single<TaskPage> list(TaskFilter filter) {
            return tasks.list(filter);
        }

        @Override
        public Completable cancel(TaskId taskId) {
            return tasks.cancel(taskId);
        }
    }

    private final class Timed extends Scheduler {

        private final Scheduler timer;

        Timed(Scheduler timer) {
            this.timer = timer;
        }

        @Override
        public Disposable scheduleDirect(Runnable work) {
            return timer.scheduleDirect(work);
        }

        @Override
        public Disposable scheduleDirect(Runnable work, long delay, TimeUnit unit) {
            long moment = System.nanoTime() + unit.toNanos(delay);
            return timer.scheduleDirect(() -> runTimed(work, moment), delay, unit);
        }

        @Override
        public Worker createWorker() {
            return timer.createWorker();
        }
    }
}
