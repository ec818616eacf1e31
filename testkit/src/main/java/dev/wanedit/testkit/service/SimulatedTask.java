package dev.wanedit.testkit.service;

import dev.wanedit.testkit.service.FakeTask.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One task and its state. Guarded by its {@link TaskStore}. */
final class SimulatedTask {

    static final Duration LIFE_OF_ID = Duration.ofHours(24);

    private final String id;
    private final Order order;
    private final Instant submitted;
    private final Duration pending;
    private final Duration running;
    private @Nullable Instant scheduled;
    private @Nullable Instant ended;
    private boolean canceled;
    private int queries;

    SimulatedTask(String id, Order order, Instant submitted, Settings settings) {
        this.id = id;
        this.order = order;
        this.submitted = submitted;
        this.pending = order.script().pending().orElse(settings.pending());
        this.running = order.script().running().orElse(settings.running());
        if (!order.complaint().isEmpty()) {
            ended = submitted;
        }
    }

    String id() {
        return id;
    }

    Instant submitted() {
        return submitted;
    }

    /** True if it still waits for its start, which depends on the clock and on free places. */
    boolean waitsForPlace() {
        return scheduled == null && ended == null && !order.script().isStepwise();
    }

    /** True if it has not ended, and will end as time passes. */
    boolean waitsForClock(Instant now) {
        return !order.script().isStepwise() && List.of("PENDING", "RUNNING").contains(status(now));
    }

    Instant readyAt() {
        return submitted.plus(pending);
    }

    /** Starts the task, which also fixes its end; returns the end. */
    Instant begin(Instant at) {
        scheduled = at;
        Instant end = at.plus(running);
        ended = end;
        return end;
    }

    void cancel(Instant now) {
        canceled = true;
        ended = now;
    }

    /** Counts a query; a script by steps goes to its next step. */
    void queried(Instant now) {
        queries++;
        if (order.script().isStepwise() && !canceled && order.complaint().isEmpty()) {
            followStep(order.script().step(queries).status(), now);
        }
    }

    /** The whole answer in the script for the latest query; null if the service makes the answer. */
    @Nullable
    String scriptedAnswer() {
        return order.script().isStepwise() && !canceled && order.complaint().isEmpty()
                ? order.script().step(queries).body()
                : null;
    }

    String status(Instant now) {
        if (!now.isBefore(submitted.plus(LIFE_OF_ID))) {
            return "UNKNOWN";
        }
        if (!order.complaint().isEmpty()) {
            return "FAILED";
        }
        if (canceled) {
            return "CANCELED";
        }
        return order.script().isStepwise() ? order.script().step(queries).status() : statusByClock(now);
    }

    FakeTask at(Instant now) {
        String status = status(now);
        boolean failed = status.equals("FAILED");
        boolean refused = !order.complaint().isEmpty();
        TaskScript script = order.script();
        return new FakeTask(
                id,
                order.apiKeyId(),
                order.model(),
                order.prompt(),
                order.negativePrompt(),
                order.media(),
                order.parameters(),
                status,
                submitted,
                scheduled == null || scheduled.isAfter(now) ? null : scheduled,
                ended == null || ended.isAfter(now) ? null : ended,
                failed ? refused ? "InvalidParameter" : script.failureCode() : null,
                failed ? refused ? order.complaint() : script.failureMessage() : null,
                order.usage());
    }

    private String statusByClock(Instant now) {
        if (scheduled == null || scheduled.isAfter(now)) {
            return "PENDING";
        }
        if (ended == null || ended.isAfter(now)) {
            return "RUNNING";
        }
        return order.script().fails() ? "FAILED" : "SUCCEEDED";
    }

    private void followStep(String status, Instant now) {
        boolean ends = List.of("SUCCEEDED", "FAILED", "CANCELED").contains(status);
        if (scheduled == null && (ends || status.equals("RUNNING"))) {
            scheduled = now;
        }
        if (ended == null && ends) {
            ended = now;
        }
    }

    /** The content of the create request; {@code complaint} is empty if there is nothing wrong with it. */
    record Order(
            String apiKeyId,
            String model,
            @Nullable String prompt,
            @Nullable String negativePrompt,
            List<Media> media,
            Map<String, Object> parameters,
            Usage usage,
            TaskScript script,
            String complaint) {}
}
