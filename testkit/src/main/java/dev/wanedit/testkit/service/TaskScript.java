package dev.wanedit.testkit.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The course of one task. Immutable. */
public final class TaskScript {

    private static final String DEFAULT_CODE = "InternalError";
    private static final String DEFAULT_MESSAGE = "An internal error has occurred, please try again later.";

    private final List<Step> steps;
    private final @Nullable Duration pending;
    private final @Nullable Duration running;
    private final String failureCode;
    private final String failureMessage;
    private final boolean fails;

    private TaskScript(
            List<Step> steps,
            @Nullable Duration pending,
            @Nullable Duration running,
            boolean fails,
            String code,
            String message) {
        this.steps = steps;
        this.pending = pending;
        this.running = running;
        this.fails = fails;
        this.failureCode = code;
        this.failureMessage = message;
    }

    /** The fake's own times, then SUCCEEDED. */
    public static TaskScript standard() {
        return new TaskScript(List.of(), null, null, false, DEFAULT_CODE, DEFAULT_MESSAGE);
    }

    /** Its own times on the fake's clock, then SUCCEEDED. */
    public static TaskScript timed(Duration pending, Duration running) {
        return new TaskScript(List.of(), pending, running, false, DEFAULT_CODE, DEFAULT_MESSAGE);
    }

    /**
     * One status for each query, independent of the clock; the last one stays. Any text is allowed.
     *
     * @param statuses at least one
     */
    public static TaskScript statuses(String... statuses) {
        return stepwise(
                Stream.of(statuses).map(status -> new Step(status, null)).toList());
    }

    /**
     * One whole answer for each query, each with HTTP status 200; the last one stays. In it {@code $TASK_ID} is
     * replaced by the task's id. Elsewhere (list, cancel) such a task counts as RUNNING.
     *
     * @param bodies at least one; need not be JSON
     */
    public static TaskScript answers(String... bodies) {
        return stepwise(Stream.of(bodies).map(body -> new Step("RUNNING", body)).toList());
    }

    /** The same with this code and message for a failure; a script of times ends FAILED instead of SUCCEEDED. */
    public TaskScript failing(String code, String message) {
        return new TaskScript(steps, pending, running, true, code, message);
    }

    private static TaskScript stepwise(List<Step> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A script needs at least one step: name a status or an answer");
        }
        return new TaskScript(steps, null, null, false, DEFAULT_CODE, DEFAULT_MESSAGE);
    }

    Optional<Duration> pending() {
        return Optional.ofNullable(pending);
    }

    Optional<Duration> running() {
        return Optional.ofNullable(running);
    }

    boolean fails() {
        return fails;
    }

    String failureCode() {
        return failureCode;
    }

    String failureMessage() {
        return failureMessage;
    }

    boolean isStepwise() {
        return !steps.isEmpty();
    }

    /** The step for a query; queries count from 1. */
    Step step(int query) {
        return steps.get(Math.min(Math.max(query, 1), steps.size()) - 1);
    }

    record Step(String status, @Nullable String body) {}
}
