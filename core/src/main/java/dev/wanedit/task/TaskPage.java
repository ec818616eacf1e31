package dev.wanedit.task;

import java.util.List;

/**
 * One page of the account's list of tasks.
 *
 * @param tasks the rows of this page, newest first as the service sends them
 * @param page number of this page, from 1
 * @param pageSize rows that a full page has
 * @param totalPages number of pages, 0 if there are no tasks
 * @param total number of tasks that match
 */
public record TaskPage(List<TaskSummary> tasks, int page, int pageSize, int totalPages, int total) {

    public TaskPage {
        tasks = List.copyOf(tasks);
    }
}
