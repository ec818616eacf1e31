package dev.wanedit.benchmarks.service;

import org.jspecify.annotations.Nullable;

/** The answer to a query about a task that runs, as the vendor's document has it, and as an application reads it. */
public record StatusAnswer(
        @Nullable String request_id, @Nullable Output output) {

    /** The task's part; the parts that only an ended task has are missing. */
    public record Output(
            @Nullable String task_id,
            @Nullable String task_status,
            @Nullable String submit_time,
            @Nullable String scheduled_time) {}

    static String of(String task) {
        return "{\"request_id\":\"e5d70b02-ebd3-98ce-9fe8-759d7d7b107d\",\"output\":{\"task_id\":\"" + task
                + "\",\"task_status\":\"RUNNING\",\"submit_time\":\"2026-04-01 15:17:14.171\","
                + "\"scheduled_time\":\"2026-04-01 15:17:18.404\"}}";
    }

    static String failed(String task) {
        return of(task).replace(
                        "\"RUNNING\"", "\"FAILED\",\"code\":\"InternalError\",\"message\":\"An internal error.\"");
    }

    static String created(String task) {
        return of(task).replace("RUNNING", "PENDING");
    }

    /**
     * Checks an answer.
     *
     * @throws IllegalStateException if it is not the answer that was asked for
     */
    public static void check(@Nullable String asked, @Nullable String task, @Nullable String status) {
        if (asked == null || !asked.equals(task) || !"RUNNING".equals(status)) {
            throw new IllegalStateException("The answer for the task " + asked + " is of " + task + ": " + status);
        }
    }

    public static void check(String asked, @Nullable StatusAnswer answer) {
        Output output = answer == null ? null : answer.output();
        check(asked, output == null ? null : output.task_id(), output == null ? null : output.task_status());
    }
}
