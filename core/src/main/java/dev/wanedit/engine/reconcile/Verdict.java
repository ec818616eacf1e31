package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskId;
import java.util.List;

/** What the account's list says of a job whose answer was lost. */
sealed interface Verdict {

    /**
     * This is its task.
     *
     * @param confirmed whether its prompt says so too
     */
    record Found(TaskId taskId, boolean confirmed) implements Verdict {}

    /** There is surely no task. */
    record Absent() implements Verdict {}

    /** More than one task can be this job's, or one task can be that of several jobs. */
    record Undecided(List<TaskId> candidates) implements Verdict {}

    /**
     * Decides. A task that tells the job's prompt is taken before one that tells none; none is taken that could be that
     * of another job as well.
     *
     * @param candidates tasks that can be this job's
     * @param rivals other jobs whose task nobody knows and which were sent at about the same time
     * @param samePrompt how many of them have this job's prompt
     */
    static Verdict of(List<Candidate> candidates, int rivals, int samePrompt) {
        if (candidates.isEmpty()) {
            return new Absent();
        }
        List<Candidate> confirmed =
                candidates.stream().filter(Candidate::confirmed).toList();
        if (confirmed.size() == 1 && confirmed.get(0).free() && samePrompt == 0) {
            return new Found(confirmed.get(0).taskId(), true);
        }
        List<Candidate> near = candidates.stream().filter(Candidate::near).toList();
        if (near.size() == 1 && near.get(0).free() && confirmed.isEmpty() && rivals == 0) {
            return new Found(near.get(0).taskId(), false);
        }
        return new Undecided(candidates.stream().map(Candidate::taskId).toList());
    }
}
