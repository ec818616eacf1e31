package dev.wanedit.engine.poll;

import dev.wanedit.task.TaskStatus;

/** One request that the planner wants to be sent now. */
public sealed interface PollRequest {

    /** Query one task. */
    record ByName(PolledTask task) implements PollRequest {}

    /**
     * Read one page of the account's list.
     *
     * @param status the filter; the service may ignore it
     * @param page number of the page, from 1
     * @param size rows that are asked for; the service may send fewer
     */
    record ListPage(TaskStatus status, int page, int size) implements PollRequest {}
}
