package dev.wanedit.error;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The job was sent, or may have been, and no usable answer came back: a task that costs money may exist. It was not sent
 * again. The cause, if this process sent it, says what happened to the answer.
 */
public final class SubmitUncertainException extends WanEditException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 10;

    private final TaskId[] candidates; // No list: a field of that type is not sure to be serializable.

    /**
     * The answer was lost just now.
     *
     * @param key the job
     * @param cause what happened instead of an answer
     */
    public SubmitUncertainException(JobKey key, WanEditException cause) {
        super(
                "It is uncertain whether the job was created: " + cause.problem(),
                cause.context().withJob(key),
                "Do not submit it again yet under another key: reconcile it, or look for it in the list of recent tasks.",
                cause);
        this.candidates = new TaskId[0];
    }

    /**
     * The answer was lost, and the list of tasks did not decide what became of the job.
     *
     * @param key the job
     * @param why what the list shows, as a sentence
     * @param candidates the tasks that can be this job's
     * @param cause what happened instead of an answer; null if that is not known
     */
    public SubmitUncertainException(JobKey key, String why, List<TaskId> candidates, @Nullable WanEditException cause) {
        super(
                "It is uncertain whether the job was created: " + why + named(candidates),
                (cause == null ? ErrorContext.NONE : cause.context()).withJob(key),
                candidates.isEmpty()
                        ? "Do not submit it under another key: submit it again under its own, reconcile it, or look for it in"
                                + " the list of recent tasks."
                        : "Look at these tasks: if none is this job's, submit it under another key.",
                cause);
        this.candidates = candidates.toArray(new TaskId[0]);
    }

    /**
     * The answer was lost before, and what became of the job could not be found out this time.
     *
     * @param key the job
     * @param cause what hindered it
     */
    public static SubmitUncertainException unresolved(JobKey key, WanEditException cause) {
        return new SubmitUncertainException(key, "its answer was lost, and then: " + cause.problem(), List.of(), cause);
    }

    /**
     * The list of tasks shows none that can be this job's, and yet the job is not sent again by itself.
     *
     * @param key the job
     * @param why what forbids it, as a sentence
     */
    public static SubmitUncertainException notSentAgain(JobKey key, String why) {
        return new SubmitUncertainException(key, why);
    }

    private SubmitUncertainException(JobKey key, String why) {
        super(
                "It is uncertain whether the job was created: the list shows no task that can be this job's, and it is not"
                        + " sent again by itself: " + why,
                ErrorContext.of(key, null),
                "Look for it in the list of recent tasks and on the bill. If there is none, call release(key) and submit it"
                        + " again, or submit it under another key.",
                null);
        this.candidates = new TaskId[0];
    }

    /** The tasks of the account that can be this job's; empty if none can, or nobody looked. */
    public List<TaskId> candidates() {
        return List.of(candidates);
    }

    private static String named(List<TaskId> candidates) {
        if (candidates.isEmpty()) {
            return "";
        }
        String more = candidates.size() > MOST_NAMED ? ", and " + (candidates.size() - MOST_NAMED) + " more" : "";
        return candidates.stream().limit(MOST_NAMED).map(TaskId::toString).collect(Collectors.joining(", ", " ", more))
                + ".";
    }
}
