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

    /** Where a page is in its list. */
    public enum Position {
        /** The list continues on the next page. */
        MORE_FOLLOW,
        /** The list ends with this page. */
        LAST,
        /** The page is empty, although the list does not end before it: it must not be treated as the end. */
        BROKEN_OFF
    }

    public TaskPage {
        tasks = List.copyOf(tasks);
    }

    /** A page that does not say when it was sent. */
    public TaskPage(List<TaskSummary> tasks, int page, int pageSize, int totalPages, int total) {
        this(tasks, page, pageSize, totalPages, total, null);
    }

    /**
     * Says if further pages follow. The service documents the number of pages and of tasks, but neither the largest page
     * nor that the numbers are exact. So a page is read too often rather than too seldom: a full page that is reported as
     * the only one may have a next page, and so may the last page of a list that has shown less than half of its tasks.
     *
     * @param number the number of the page that was requested, from 1
     * @param shown the rows of this page and of all pages before it
     */
    public Position position(int number, long shown) {
        if (tasks.isEmpty()) {
            boolean allShown = total > 0 && shown >= total;
            boolean expected = number < totalPages || (number == totalPages && total > 0);
            return expected && !allShown ? Position.BROKEN_OFF : Position.LAST;
        }
        boolean fullAndOnly = totalPages <= 1 && tasks.size() >= pageSize;
        boolean mostMissing = total > 0 && 2 * shown < total;
        return number < totalPages || fullAndOnly || mostMissing ? Position.MORE_FOLLOW : Position.LAST;
    }

    /** The same page, sent at this moment. */
    public TaskPage answeredAt(@Nullable Instant moment) {
        return new TaskPage(tasks, page, pageSize, totalPages, total, moment);
    }
}
