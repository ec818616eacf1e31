package dev.wanedit.fleet.driver;

import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.job.CancelAnswer;
import dev.wanedit.fleet.node.FleetParts;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers the cancels that any node has asked for. It belongs to the driver's thread. */
final class Cancels {

    private final FleetParts parts;
    private final VideoEditClient client;
    private final Consumer<Runnable> messages;
    private final Consumer<JobKey> unsent;
    private final Set<TaskId> asked = new HashSet<>();

    /**
     * @param parts what the parts of the node share
     * @param client asks the service
     * @param messages runs an answer on the driver's thread
     * @param unsent takes a job back that the client has not sent
     */
    Cancels(FleetParts parts, VideoEditClient client, Consumer<Runnable> messages, Consumer<JobKey> unsent) {
        this.parts = parts;
        this.client = client;
        this.messages = messages;
        this.unsent = unsent;
    }

    /** Cancels a job that was not sent; asks the service about the task of another. */
    void cancel(JobKey key) {
        JobRecord record = parts.store().find(key).orElse(null);
        TaskId task = record == null ? null : record.taskId();
        if (record != null && record.phase() == JobPhase.READY) {
            unsent.accept(key);
            boolean unused = parts.steps().withdrawn(key, null).isPresent();
        } else if (task != null && asked.add(task)) {
            Disposable unused = client.rx()
                    .cancel(task)
                    .subscribe(
                            outcome -> messages.accept(() -> answered(key, task, answer(outcome))),
                            fault -> messages.accept(() -> answered(key, task, null)));
        }
    }

    /** After a fault the service is asked again at the next look. */
    private void answered(JobKey key, TaskId task, @Nullable CancelAnswer answer) {
        boolean unused = asked.remove(task);
        if (answer != null) {
            unused = parts.jobs().answerCancel(key, answer);
        }
    }

    private static CancelAnswer answer(CancelOutcome outcome) {
        return switch (outcome) {
            case CANCELED -> CancelAnswer.CANCELED;
            case TOO_LATE -> CancelAnswer.TOO_LATE;
            case ALREADY_ENDED -> CancelAnswer.ALREADY_ENDED;
            case NOT_FOUND -> CancelAnswer.NOT_FOUND;
        };
    }
}
