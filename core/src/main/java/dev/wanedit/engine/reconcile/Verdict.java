package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskId;
import java.util.List;

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
     * Decides. A task that shows the job's prompt is preferred to one that shows no prompt. A task that could also be
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
