package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskId;

/**
 * A task of the account's list that can be that of a job whose answer was lost.
 *
 * @param taskId the task
 * @param near whether it was created when the job was sent, as far as clocks agree; one that was not can be the job's only
 *     if a clock is wrong, which is enough to send nothing again
 * @param free whether no other job has it; one that has it can only have taken it from the list, without a proof
 * @param confirmed whether it tells the job's prompt; most tasks tell theirs only when they have succeeded
 */
record Candidate(TaskId taskId, boolean near, boolean free, boolean confirmed) {}
