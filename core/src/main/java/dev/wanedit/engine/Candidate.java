package dev.wanedit.engine;

import dev.wanedit.task.TaskId;

/**
 * A task of the account's list that can be that of a job whose answer was lost.
 *
 * @param taskId the task
 * @param free whether no other job has it; one that has it can only have taken it from the list, without a proof
 * @param confirmed whether it tells the job's prompt; most tasks tell theirs only when they end
 */
record Candidate(TaskId taskId, boolean free, boolean confirmed) {}
