package dev.wanedit.testkit.service;

import dev.wanedit.testkit.json.Json;
import dev.wanedit.testkit.service.storage.ResultLinks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON of the answer to a query. */
final class TaskAnswer {

    private final Settings settings;
    private final ResultLinks links;

    TaskAnswer(Settings settings, ResultLinks links) {
        this.settings = settings;
        this.links = links;
    }

    static Map<String, @Nullable Object> unknown(String id) {
        Map<String, @Nullable Object> output = Json.object();
        output.put("task_id", id);
        output.put("task_status", "UNKNOWN");
        return envelope(output);
    }

    Map<String, @Nullable Object> of(FakeTask task) {
        if (task.status().equals("UNKNOWN")) {
            return unknown(task.id());
        }
        boolean ended = List.of("SUCCEEDED", "FAILED", "CANCELED").contains(task.status());
        Map<String, @Nullable Object> output = Json.object();
        output.put("task_id", task.id());
        output.put("task_status", task.status());
        if (ended || !settings.shaped(AnswerVariant.NO_TIMES_BEFORE_END)) {
            putTime(output, "submit_time", task.submitted());
            putTime(output, "scheduled_time", task.scheduled());
            putTime(output, "end_time", task.ended());
        }
        putOutcome(output, task, ended);
        Map<String, @Nullable Object> answer = envelope(output);
        putUsage(answer, task, ended);
        return answer;
    }

    private void putOutcome(Map<String, @Nullable Object> output, FakeTask task, boolean ended) {
        // In the vendor's document the answer of a failed task has no prompt.
        boolean told =
                task.status().equals("SUCCEEDED") || (!ended && !settings.shaped(AnswerVariant.NO_PROMPT_BEFORE_END));
        if (task.prompt() != null && told) {
            output.put("orig_prompt", task.prompt());
        }
        if (task.status().equals("SUCCEEDED")) {
            output.put("video_url", links.to(task).toString());
        } else if (!ended && settings.shaped(AnswerVariant.EMPTY_VIDEO_URL)) {
            output.put("video_url", "");
        }
        if (task.status().equals("FAILED")) {
            output.put("code", ErrorAnswer.code(String.valueOf(task.code()), settings));
            output.put("message", task.message());
        } else if (settings.shaped(AnswerVariant.NULL_ERROR_FIELDS)
                || settings.shaped(AnswerVariant.EMPTY_ERROR_FIELDS)) {
            output.put("code", settings.shaped(AnswerVariant.EMPTY_ERROR_FIELDS) ? "" : null);
            output.put("message", settings.shaped(AnswerVariant.EMPTY_ERROR_FIELDS) ? "" : null);
        }
        if (settings.shaped(AnswerVariant.EXTRA_FIELDS)) {
            output.put("actual_prompt", "extended: " + task.prompt());
            output.put("task_metrics", Map.of("TOTAL", 1, "SUCCEEDED", ended ? 1 : 0, "FAILED", 0));
        }
    }

    private void putUsage(Map<String, @Nullable Object> answer, FakeTask task, boolean ended) {
        if (task.status().equals("SUCCEEDED") && !settings.shaped(AnswerVariant.NO_USAGE)) {
            answer.put("usage", usage(task.usage()));
        } else if (!ended && settings.shaped(AnswerVariant.NULL_USAGE)) {
            answer.put("usage", null);
        }
    }

    private Map<String, @Nullable Object> usage(Usage usage) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("duration", usage.duration());
        json.put("input_video_duration", usage.input());
        json.put("output_video_duration", usage.output());
        json.put("video_count", 1);
        json.put(
                "SR",
                settings.shaped(AnswerVariant.SR_AS_TEXT) ? String.valueOf(usage.resolution()) : usage.resolution());
        if (settings.shaped(AnswerVariant.EXTRA_FIELDS)) {
            json.put("video_duration", 0);
            json.put("video_ratio", "");
        }
        return json;
    }

    private void putTime(Map<String, @Nullable Object> output, String name, @Nullable Instant time) {
        if (time != null) {
            output.put(name, RegionTime.text(time, settings.zone()));
        }
    }

    private static Map<String, @Nullable Object> envelope(Map<String, @Nullable Object> output) {
        Map<String, @Nullable Object> answer = Json.object();
        answer.put("request_id", UUID.randomUUID().toString());
        answer.put("output", output);
        return answer;
    }
}
