package dev.wanedit.engine.follow;

import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobState;
import dev.wanedit.record.JobState.Step;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What one follower has seen of one task. Distinguishes news from repeated statuses and from stale reads. One thread at
 * a time.
 */
final class TaskProgress {

    private final TaskId taskId;
    private JobPhase phase;
    private @Nullable String lastText;

    TaskProgress(TaskId taskId) {
        this.taskId = taskId;
        this.phase = JobState.created(taskId).phase();
    }

    TaskId taskId() {
        return taskId;
    }

    /** Records an observation; true if it is news for a subscriber. */
    boolean isNews(TaskSnapshot snapshot) {
        Step step = new JobState(phase, taskId).next(JobEvent.observed(snapshot.status()));
        if (step instanceof Step.Refused refused) {
            throw new IllegalStateException(refused.reason());
        }
        boolean seenBefore = snapshot.statusText().equals(lastText) || snapshot.status() == TaskStatus.PENDING;
        if (lastText != null && step instanceof Step.Kept && seenBefore) {
            return false;
        }
        phase = step.state().phase();
        lastText = snapshot.statusText();
        return true;
    }
}
