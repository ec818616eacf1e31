package dev.wanedit.engine;

import dev.wanedit.engine.follow.TaskWatch;
import dev.wanedit.engine.poll.EventQueryQuota;
import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.TaskRecorder;
import dev.wanedit.event.CompletionEvent;
import dev.wanedit.event.EventOutcome;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes completion events, which may come from anybody and any number of times. An event never changes what is known of a
 * task; it only has the task queried. For a followed task the watch does that; for another one the store is read, and
 * the answer is recorded in the job.
 */
public final class CompletionEvents {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionEvents.class);
    private static final int MOST_LOOKUPS = 64;
    private static final int MOST_KNOWN = 2_000;

    private final TaskWatch watch;
    private final TaskApi tasks;
    private final JobRecorder jobRecorder;
    private final TaskRecorder recorder;
    private final Scheduler timer;
    private final ClosingSignal closing;
    private final EventQueryQuota allowance;
    private final Set<String> taken = new LinkedHashSet<>();
    private final AtomicInteger lookups = new AtomicInteger();

    /**
     * @param watch follows tasks
     * @param tasks the service, within the account's rate limits
     * @param jobRecorder records jobs
     * @param recorder records what the service answers
     * @param timer measures time
     * @param closing ends the queries
     */
    CompletionEvents(
            TaskWatch watch,
            TaskApi tasks,
            JobRecorder jobRecorder,
            TaskRecorder recorder,
            Scheduler timer,
            ClosingSignal closing) {
        this.watch = watch;
        this.tasks = tasks;
        this.jobRecorder = jobRecorder;
        this.recorder = recorder;
        this.timer = timer;
        this.closing = closing;
        this.allowance = new EventQueryQuota(now());
    }

    /** What was done with an event. */
    public Single<EventOutcome> outcome(String json) {
        return closing.ends(null, Single.defer(() -> taken(json)));
    }

    private Single<EventOutcome> taken(String json) {
        CompletionEvent event = CompletionEvent.read(json).orElse(null);
        if (event == null) {
            return Single.just(EventOutcome.INVALID);
        }
        if (!event.isOfAnEdit()) {
            return Single.just(EventOutcome.IGNORED);
        }
        TaskId taskId = event.taskId();
        if (taskId == null) {
            return Single.just(EventOutcome.INVALID);
        }
        String name = event.id() == null ? null : event.id() + " " + taskId.value();
        return wasTaken(name) ? Single.just(EventOutcome.REPEATED) : outcome(name, taskId);
    }

    private Single<EventOutcome> outcome(@Nullable String name, TaskId taskId) {
        return switch (watch.hint(taskId)) {
            case TAKEN -> {
                remember(name);
                yield Single.just(EventOutcome.QUERIED);
            }
            case REPEATED -> Single.just(EventOutcome.REPEATED);
            case NOT_FOLLOWED -> lookedUp(name, taskId);
        };
    }

    /** For example a job that was submitted and that no caller waits for. */
    private Single<EventOutcome> lookedUp(@Nullable String name, TaskId taskId) {
        if (lookups.incrementAndGet() > MOST_LOOKUPS) {
            lookups.decrementAndGet();
            return Single.just(EventOutcome.BUSY);
        }
        return jobRecorder
                .later(() -> jobRecorder.findByTask(taskId))
                .doFinally(lookups::decrementAndGet)
                .map(job -> outcome(name, taskId, job));
    }

    private EventOutcome outcome(@Nullable String name, TaskId taskId, Optional<JobRecord> job) {
        boolean running = job.map(JobRecord::phase)
                .filter(phase -> phase == JobPhase.PENDING || phase == JobPhase.RUNNING)
                .isPresent();
        if (!running) {
            return EventOutcome.IGNORED;
        }
        synchronized (this) {
            if (wasTaken(name)) {
                return EventOutcome.REPEATED;
            }
            if (!allowance.take(now())) {
                return EventOutcome.BUSY;
            }
            remember(name);
        }
        query(taskId);
        return EventOutcome.QUERIED;
    }

    private void query(TaskId taskId) {
        closing.ends(taskId, tasks.query(taskId).flatMap(recorder::news))
                .doOnSuccess(this::answered)
                .doOnError(fault -> LOG.debug("Task {}: a completion event came, but the query failed.", taskId, fault))
                .ignoreElement()
                .onErrorComplete()
                .subscribe();
    }

    private synchronized void answered(TaskSnapshot task) {
        if (task.status().ended()) {
            allowance.giveBack();
        }
    }

    /** @param name null if the event has none; then it is not recognised, and the other limits hold */
    private synchronized boolean wasTaken(@Nullable String name) {
        return name != null && taken.contains(name);
    }

    private synchronized void remember(@Nullable String name) {
        if (name == null) {
            return;
        }
        taken.add(name);
        if (taken.size() > MOST_KNOWN) {
            Iterator<String> oldest = taken.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private long now() {
        return timer.now(TimeUnit.NANOSECONDS);
    }
}
