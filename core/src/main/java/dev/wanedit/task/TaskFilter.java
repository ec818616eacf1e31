package dev.wanedit.task;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list; a null value is not sent.
 *
 * @param status only tasks in this status
 * @param from only tasks created at or after this moment
 * @param until only tasks created before or at this moment; the span from {@code from} is at most 24 hours
 * @param model only tasks of this model
 * @param apiKeyId only tasks of the API key with this id, which is not a secret: the console and the list show it
 * @param page number of the page, from 1
 * @param pageSize rows on a page, 1 to 100; the service's own default is 10
 */
public record TaskFilter(
        @Nullable TaskStatus status,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String model,
        @Nullable String apiKeyId,
        int page,
        int pageSize) {

    /** The longest span that the service lists at once. */
    public static final Duration MAX_SPAN = Duration.ofHours(24);

    private static final int MAX_PAGE_SIZE = 100;

    /** @throws IllegalArgumentException if a number is out of range, or the span is negative or over 24 hours */
    public TaskFilter {
        if (page < 1) {
            throw new IllegalArgumentException("page is " + page + ", allowed from 1");
        }
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("pageSize is " + pageSize + ", allowed 1 to " + MAX_PAGE_SIZE);
        }
        if (status == TaskStatus.UNRECOGNIZED) {
            throw new IllegalArgumentException("status UNRECOGNIZED is no status of the service: leave it out");
        }
        if ((from == null) != (until == null)) {
            throw new IllegalArgumentException("from and until go together: the service takes both or neither");
        }
        if (from != null && until != null) {
            Duration span = Duration.between(from, until);
            if (span.isNegative() || span.compareTo(MAX_SPAN) > 0) {
                throw new IllegalArgumentException("from .. until spans " + ReadableUnits.duration(span)
                        + ", allowed up to " + ReadableUnits.duration(MAX_SPAN));
            }
        }
    }

    /** All tasks of the last 24 hours, first page of 100. */
    public static TaskFilter recent() {
        return new TaskFilter(null, null, null, null, null, 1, MAX_PAGE_SIZE);
    }

    /** The same filter, only for tasks in this status. */
    public TaskFilter withStatus(TaskStatus only) {
        return new TaskFilter(only, from, until, model, apiKeyId, page, pageSize);
    }

    /** The same filter, only for tasks created in this span. */
    public TaskFilter between(Instant first, Instant last) {
        return new TaskFilter(status, first, last, model, apiKeyId, page, pageSize);
    }

    /** The same filter, only for tasks of this model. */
    public TaskFilter withModel(String only) {
        return new TaskFilter(status, from, until, only, apiKeyId, page, pageSize);
    }

    /** The same filter, only for tasks of the API key with this id; null for those of all keys. */
    public TaskFilter withApiKeyId(@Nullable String only) {
        return new TaskFilter(status, from, until, model, only, page, pageSize);
    }

    /** The same filter, another page. */
    public TaskFilter onPage(int number) {
        return new TaskFilter(status, from, until, model, apiKeyId, number, pageSize);
    }

    @Override
    public String toString() {
        return Redaction.redact("TaskFilter[status=" + status + ", from=" + from + ", until=" + until + ", model="
                + model + ", apiKeyId=" + apiKeyId + ", page=" + page + ", pageSize=" + pageSize + "]");
    }
}
