package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskId;

/**
 * A task in the account's list that may belong to a job whose answer was lost.
 *
 * @param taskId the task
 * @param near true if it was created when the job was sent, within the normal difference of clocks, and is listed under
 * the job's model. If false, it can be the job's only if a clock is wrong or the model has two names; that is still a
 * reason not to send the job again
 * @param free true if no other job has the task. If false, the other job adopted it from the list without proof
 * @param confirmed true if it shows the job's prompt; most tasks show their prompt only when they have succeeded
 */
record Candidate(TaskId taskId, boolean near, boolean free, boolean confirmed) {}
