package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conclusion from the account's list about a job whose answer was lost. */
sealed interface Verdict {

    /**
     * This is its task.
     *
     * @param confirmed true if its prompt confirms it
     */
    record Found(TaskId taskId, boolean confirmed) implements Verdict {}

    /** There is certainly no task. */
    record Absent() implements Verdict {}

    /** More than one task can be this job's, or one task can be that of several jobs. */
    record Undecided(List<TaskId> candidates) implements Verdict {}

    /**
     * A clock is wrong, so the list proves nothing: the job's own task may seem to be of another time.
     *
     * @param off how wrong it is, at least
     * @param lastingAt the time of the service if the record will not say when the job was sent after the clock is corrected
     *     either; null if the clock may have been right then
     */
    record WrongClock(Duration off, @Nullable Instant lastingAt) implements Verdict {}

    /**
     * Decides. A prompt proves that a task is the job's only if the task was created when the job was sent, and no other
     * task of that moment can be the job's: many jobs of an account may have the same prompt. A task that could also be
     * another job's is never chosen.
     *
     * @param candidates tasks that can be this job's
     * @param rivals number of other jobs whose task is not known and which were sent at about the same time
     * @param samePrompt how many of them have this job's prompt
     */
    static Verdict of(List<Candidate> candidates, int rivals, int samePrompt) {
        if (candidates.isEmpty()) {
            return new Absent();
        }
        List<Candidate> confirmed =
                candidates.stream().filter(Candidate::confirmed).toList();
        boolean mayBeAnother = candidates.stream().anyMatch(task -> task.timely() && !task.confirmed());
        if (confirmed.size() == 1 && !mayBeAnother && samePrompt == 0) {
            Candidate only = confirmed.get(0);
            if (only.timely() && only.free()) {
                return new Found(only.taskId(), true);
            }
        }
        List<Candidate> near = candidates.stream().filter(Candidate::near).toList();
        if (near.size() == 1 && near.get(0).free() && confirmed.isEmpty() && rivals == 0) {
            return new Found(near.get(0).taskId(), false);
        }
        return new Undecided(candidates.stream().map(Candidate::taskId).toList());
    }
}
