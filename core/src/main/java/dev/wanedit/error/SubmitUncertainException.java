package dev.wanedit.error;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The job was sent, or may have been, and no usable answer was received: a task that costs money may exist. The job was
 * not sent again. {@link #remedies()} says which methods of the client decide it. If this process sent the job, the
 * cause says what happened to the answer.
 */
public final class SubmitUncertainException extends WanEditException {

    private static final long serialVersionUID = 2L;
    private static final int MOST_NAMED = 10;
    private static final String UNCERTAIN = "It is uncertain whether the job was created: ";

    private final TaskId[] candidates; // No list: a field of that type is not sure to be serializable.
    private final Situation situation;

    /** The methods of the client that decide whether the job has a task. */
    public enum Remedy {
        /**
         * {@code reconcile(key, policy)} looks for the task in the account's list. It costs nothing and may be
         * repeated.
         */
        RECONCILE,
        /** {@code assign(key, taskId)} records that this task is the job's. It costs nothing. */
        ASSIGN,
        /** {@code release(key)} records that there is no task. The next submit sends the job and is billed. */
        RELEASE
    }

    /**
     * The answer was lost just now.
     *
     * @param key the job
     * @param cause what happened in place of an answer
     */
    public SubmitUncertainException(JobKey key, WanEditException cause) {
        this(
                key,
                cause.problem(),
                mayBeOfAFilter(cause) ? Situation.REFUSED_IN_BETWEEN : Situation.NOT_SEARCHED,
                List.of(),
                cause);
    }

    private SubmitUncertainException(
            JobKey key, String why, Situation situation, List<TaskId> candidates, @Nullable WanEditException cause) {
        super(
                UNCERTAIN + why,
                (cause == null ? ErrorContext.NONE : cause.context()).withJob(key),
                situation.nextStep,
                cause);
        this.candidates = candidates.toArray(new TaskId[0]);
        this.situation = situation;
    }

    /** The answer was lost before, and the policy does not allow to look for the task. */
    public static SubmitUncertainException notSearched(JobKey key) {
        return of(key, "its answer was lost, and its task has not been looked for yet.", Situation.NOT_SEARCHED);
    }

    /**
     * The answer was lost before, and this time it could not be found out whether the job has a task.
     *
     * @param key the job
     * @param cause why it could not be found out
     */
    public static SubmitUncertainException unresolved(JobKey key, WanEditException cause) {
        return new SubmitUncertainException(
                key,
                "its answer was lost, and the search for its task failed: " + cause.problem(),
                Situation.NOT_SEARCHED,
                List.of(),
                cause);
    }

    /**
     * The task that was assigned to the job belongs to another one: its prompt is not the job's.
     *
     * @param key the job
     * @param taskId the task of the other job
     */
    public static SubmitUncertainException disproved(JobKey key, TaskId taskId) {
        String why = "task " + taskId + ", which was assigned to it, has another prompt.";
        return of(key, why, Situation.NOT_SEARCHED);
    }

    /**
     * The list shows several tasks that can be this job's, and it cannot be decided which one is.
     *
     * @param key the job
     * @param candidates these tasks, at least one
     */
    public static SubmitUncertainException undecided(JobKey key, List<TaskId> candidates) {
        String why = candidates.size() == 1
                ? "one task was created at the time, and it may be another job's:"
                : candidates.size() + " tasks that can be this job's were created at the time:";
        Situation situation = candidates.size() == 1 ? Situation.ONE_CANDIDATE : Situation.SEVERAL_CANDIDATES;
        return new SubmitUncertainException(key, why + named(candidates), situation, candidates, null);
    }

    /** The list shows no task that can be this job's. */
    public static SubmitUncertainException noneFound(JobKey key) {
        return of(key, "the list shows no task that can be this job's.", Situation.NONE_FOUND);
    }

    /**
     * The list shows no task that can be this job's, but the job is not sent again automatically.
     *
     * @param key the job
     * @param why the reason, as a sentence
     */
    public static SubmitUncertainException notSentAgain(JobKey key, String why) {
        String problem = "the list shows no task that can be this job's, and the job is not sent again"
                + " automatically: " + why;
        return of(key, problem, Situation.NOT_SENT_AGAIN);
    }

    /**
     * This machine's clock is wrong, so it cannot be said which tasks of the list were created when the job was sent.
     *
     * @param key the job
     * @param off how far the clock is from the service's, at least
     */
    public static SubmitUncertainException wrongClock(JobKey key, Duration off) {
        String why = "this machine's clock and the service's differ by " + ReadableUnits.elapsed(off)
                + ", so the list of tasks does not show whether the job has a task.";
        return of(key, why, Situation.WRONG_CLOCK);
    }

    /**
     * The clock was wrong when the job was sent, so the list of tasks can never show whether it has a task.
     *
     * @param key the job
     */
    public static SubmitUncertainException sentAtUnknownTime(JobKey key) {
        String why = "the clock was wrong when it was sent, so the list of tasks does not show whether it has a task.";
        return of(key, why, Situation.NOT_SENT_AGAIN);
    }

    private static SubmitUncertainException of(JobKey key, String why, Situation situation) {
        return new SubmitUncertainException(key, why, situation, List.of(), null);
    }

    /** The tasks of the account that can be this job's; empty if there are none, or if they were not looked for. */
    public List<TaskId> candidates() {
        return List.of(candidates);
    }

    /**
     * The methods that fit this job, in the order in which to try them; at least one. {@link #nextStep()} says the same
     * in words.
     */
    public List<Remedy> remedies() {
        return situation.remedies;
    }

    /** Gateways and filters give these statuses, also after the service has answered. */
    private static boolean mayBeOfAFilter(WanEditException cause) {
        int status =
                cause instanceof ServiceException answer ? answer.httpStatus().orElse(0) : 0;
        return status == 402 || status == 403;
    }

    private static String named(List<TaskId> candidates) {
        String more = candidates.size() > MOST_NAMED ? ", and " + (candidates.size() - MOST_NAMED) + " more" : "";
        return candidates.stream().limit(MOST_NAMED).map(TaskId::toString).collect(Collectors.joining(", ", " ", more))
                + ".";
    }

    /** What is known of the task, and the remedies that fit. */
    private enum Situation {
        NOT_SEARCHED(
                "Do not submit it under another key yet, or it may be billed twice. Call reconcile(key, policy) to look for"
                        + " its task, or assign(key, taskId) if you know the task. If the job was kept in memory only and its"
                        + " client is closed, look for the task by list(filter).",
                Remedy.RECONCILE,
                Remedy.ASSIGN),
        REFUSED_IN_BETWEEN(
                "The answer has no error code of the service, so a gateway or a filter may have written it after the task was"
                        + " created. Check the API key, its permissions, and what is between this machine and the service."
                        + " Do not submit it under another key yet, or it may be billed twice. Call reconcile(key, policy) to"
                        + " look for its task, or assign(key, taskId) if you know the task. If the job was kept in memory only"
                        + " and its client is closed, look for the task by list(filter).",
                Remedy.RECONCILE,
                Remedy.ASSIGN),
        WRONG_CLOCK(
                "Correct this machine's clock and call reconcile(key, policy), or assign(key, taskId) if you know the"
                        + " task.",
                Remedy.RECONCILE,
                Remedy.ASSIGN),
        ONE_CANDIDATE(
                "Check this task. If it is this job's, call assign(key, taskId). If you cannot say, call"
                        + " reconcile(key, policy) after the task has ended.",
                Remedy.ASSIGN,
                Remedy.RECONCILE),
        SEVERAL_CANDIDATES(
                "Check these tasks and call assign(key, taskId) with the one that is this job's. If you cannot"
                        + " say, call"
                        + " reconcile(key, policy) after they have ended. If none is this job's, call release(key) and"
                        + " submit it again.",
                Remedy.ASSIGN,
                Remedy.RECONCILE,
                Remedy.RELEASE),
        NONE_FOUND(
                "The list may show a task late, so call reconcile(key, policy) again later. If there is no task on the bill"
                        + " either, call release(key) and submit it again.",
                Remedy.RECONCILE,
                Remedy.RELEASE),
        NOT_SENT_AGAIN(
                "Look for it in the list of recent tasks and on the bill. If it has a task, call assign(key, taskId). If it"
                        + " has none, call release(key) and submit it again.",
                Remedy.ASSIGN,
                Remedy.RELEASE);

        private final String nextStep;
        private final List<Remedy> remedies;

        Situation(String nextStep, Remedy... remedies) {
            this.nextStep = nextStep;
            this.remedies = List.of(remedies);
        }
    }
}
