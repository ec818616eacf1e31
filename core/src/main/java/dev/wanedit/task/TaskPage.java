package dev.wanedit.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the account's list of tasks.
 *
 * @param tasks the rows of this page, newest first as the service sends them
 * @param page number of this page, from 1
 * @param pageSize rows that a full page has
 * @param totalPages number of pages, 0 if there are no tasks
 * @param total number of tasks that match
 * @param answered when the service sent this page, by its clock and to the second; null if it did not say
 */
public record TaskPage(
        List<TaskSummary> tasks,
        int page,
        int pageSize,
        int totalPages,
        int total,
        @Nullable Instant answered) {

    public TaskPage {
        tasks = List.copyOf(tasks);
    }

    /** A page that does not say when it was sent. */
    public TaskPage(List<TaskSummary> tasks, int page, int pageSize, int totalPages, int total) {
        this(tasks, page, pageSize, totalPages, total, null);
    }

    /** The same page, sent at this moment. */
    public TaskPage answeredAt(@Nullable Instant moment) {
        return new TaskPage(tasks, page, pageSize, totalPages, total, moment);
    }
}
