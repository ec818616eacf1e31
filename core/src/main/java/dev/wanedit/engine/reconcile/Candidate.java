package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskId;

/**
 * A task in the account's list that may belong to a job whose answer was lost.
 *
 * @param taskId the task
 * @param timely true if it was created when the job was sent, within the normal difference of clocks. If false, it can be
 * the job's only if a clock is wrong; that is still a reason not to send the job again
 * @param plausible true if it is listed under the job's model, and a query knows it. If false, it can be the job's only if
 * the model has two names, or the query was answered by a part of the service that is behind
 * @param free true if no other job has the task. If false, the other job adopted it from the list without proof
 * @param confirmed true if it shows the job's prompt; most tasks show their prompt only when they have succeeded
 */
record Candidate(TaskId taskId, boolean timely, boolean plausible, boolean free, boolean confirmed) {

    /** True if it may be adopted before it shows its prompt. */
    boolean near() {
        return timely && plausible;
    }
}
