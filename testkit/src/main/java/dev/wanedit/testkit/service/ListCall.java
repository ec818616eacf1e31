package dev.wanedit.testkit.service;

import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists tasks, the latest first, one page at a time. The list has neither prompts nor results. */
final class ListCall {

    private static final Duration LONGEST_SPAN = Duration.ofHours(24);
    private static final int LARGEST_PAGE = 100;

    private final TaskStore tasks;

    ListCall(TaskStore tasks) {
        this.tasks = tasks;
    }

    Response answer(Head head, Settings settings, Instant now) {
        Map<String, String> query = head.parameters();
        Window window = Window.of(query, settings.zone(), now);
        int page = number(query, "page_no", 1, Integer.MAX_VALUE);
        int size = number(query, "page_size", 10, LARGEST_PAGE);
        List<FakeTask> found = new ArrayList<>(tasks.all().stream()
                .filter(task -> window.holds(task.submitted()) && matches(task, query, settings))
                .toList());
        Collections.reverse(found);
        List<Map<String, @Nullable Object>> data = found.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(task -> item(task, settings))
                .toList();
        Map<String, @Nullable Object> answer = Json.object();
        answer.put("request_id", UUID.randomUUID().toString());
        answer.put("data", data);
        answer.put("page_no", page);
        answer.put("page_size", size);
        answer.put("total_page", (found.size() + size - 1) / size);
        answer.put("total", found.size());
        return Response.json(200, Json.write(answer));
    }

    private static boolean matches(FakeTask task, Map<String, String> query, Settings settings) {
        return !task.status().equals("UNKNOWN")
                && accepts(query, "task_id", task.id())
                && accepts(query, "status", task.status())
                && accepts(query, "model_name", task.model())
                && accepts(query, "api_key_id", task.apiKeyId())
                && accepts(query, "region", settings.region());
    }

    private static boolean accepts(Map<String, String> query, String name, String value) {
        String wanted = query.getOrDefault(name, "");
        return wanted.isEmpty() || wanted.equals(value);
    }

    private static Map<String, @Nullable Object> item(FakeTask task, Settings settings) {
        Map<String, @Nullable Object> item = Json.object();
        item.put("api_key_id", task.apiKeyId());
        item.put("caller_parent_id", "1000000000000001");
        item.put("caller_uid", "1000000000000001");
        item.put("gmt_create", task.submitted().toEpochMilli());
        item.put("model_name", task.model());
        item.put("region", settings.region());
        item.put(
                "request_id",
                UUID.nameUUIDFromBytes(task.id().getBytes(StandardCharsets.US_ASCII))
                        .toString());
        item.put("start_time", task.submitted().toEpochMilli());
        if (task.ended() != null) {
            item.put("end_time", task.ended().toEpochMilli());
        }
        item.put("status", task.status());
        item.put("task_id", task.id());
        item.put("user_api_unique_key", "apikey:v1:aigc:video-generation:video-synthesis:" + task.model());
        return item;
    }

    private static int number(Map<String, String> query, String name, int standard, int most) {
        String text = query.getOrDefault(name, "");
        try {
            int number = text.isEmpty() ? standard : Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException fallThrough) {
            // refused below, like a number out of range
        }
        throw new Refusal(400, "InvalidParameter", name + " must be an integer between 1 and " + most);
    }

    /** The time filter: both ends are included; without a filter it is the last 24 hours. */
    private record Window(Instant from, Instant to) {

        static Window of(Map<String, String> query, ZoneId zone, Instant now) {
            String start = query.getOrDefault("start_time", "");
            String end = query.getOrDefault("end_time", "");
            if (start.isEmpty() && end.isEmpty()) {
                return new Window(now.minus(LONGEST_SPAN), now);
            }
            Instant to = end.isEmpty()
                    ? RegionTime.filter(start, "start_time", zone).plus(LONGEST_SPAN)
                    : RegionTime.filter(end, "end_time", zone);
            Instant from = start.isEmpty() ? to.minus(LONGEST_SPAN) : RegionTime.filter(start, "start_time", zone);
            if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
                throw new Refusal(
                        400, "InvalidParameter", "The span from start_time to end_time must be within 24 hours");
            }
            return new Window(from, to);
        }

        boolean holds(Instant submitted) {
            // A filter counts whole seconds: tasks of the last second are included.
            return !submitted.isBefore(from) && submitted.isBefore(to.plusSeconds(1));
        }
    }
}
