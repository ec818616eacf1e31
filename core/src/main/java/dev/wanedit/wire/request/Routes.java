package dev.wanedit.wire.request;

import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The paths of the service below its base URL, and the parameters of their queries. */
public final class Routes {

    /** The path for creating tasks, below the base URL. */
    public static final String CREATE = "services/aigc/video-generation/video-synthesis";
    /** The path of the list of tasks; the path of each task begins with it. */
    public static final String TASKS = "tasks/";
    /** The path for requesting an upload policy. */
    public static final String UPLOADS = "uploads";

    private Routes() {}

    /** The URL for creating a task. */
    public static URI create(URI baseUrl) {
        return below(baseUrl, CREATE);
    }

    /** The URL for querying a task. */
    public static URI query(URI baseUrl, TaskId taskId) {
        return below(baseUrl, TASKS + segment(taskId));
    }

    /** The URL for canceling a task. */
    public static URI cancel(URI baseUrl, TaskId taskId) {
        return below(baseUrl, TASKS + segment(taskId) + "/cancel");
    }

    /** The task's id, encoded as one segment of a path. */
    public static String segment(TaskId taskId) {
        return encode(taskId.value());
    }

    /** The URL for listing tasks. */
    public static URI list(URI baseUrl, TaskFilter filter, ZoneId zone) {
        return below(baseUrl, TASKS + "?" + query(listParameters(filter, zone)));
    }

    /** The URL for requesting an upload policy. */
    public static URI uploadPolicy(URI baseUrl, String model) {
        return below(baseUrl, UPLOADS + "?" + query(uploadPolicyParameters(model)));
    }

    /** The parameters of a list, in the order in which they are sent, not yet encoded. */
    public static Map<String, String> listParameters(TaskFilter filter, ZoneId zone) {
        Map<String, String> parameters = new LinkedHashMap<>();
        putSpan(parameters, filter, zone);
        if (filter.model() != null) {
            parameters.put("model_name", filter.model());
        }
        if (filter.status() != null) {
            parameters.put("status", filter.status().name());
        }
        if (filter.apiKeyId() != null) {
            parameters.put("api_key_id", filter.apiKeyId());
        }
        parameters.put("page_no", Integer.toString(filter.page()));
        parameters.put("page_size", Integer.toString(filter.pageSize()));
        return parameters;
    }

    /** The parameters of the request for an upload policy. */
    public static Map<String, String> uploadPolicyParameters(String model) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("action", "getPolicy");
        parameters.put("model", model);
        return parameters;
    }

    /**
     * The service reads whole seconds, so the span is widened to whole seconds, within the 24 hours that are allowed.
     * Otherwise a task of the last second would be missing in the list, and its job would be sent and billed again.
     */
    private static void putSpan(Map<String, String> parameters, TaskFilter filter, ZoneId zone) {
        Instant from = filter.from();
        Instant until = filter.until();
        if (from == null || until == null) {
            return;
        }
        Instant first = from.truncatedTo(ChronoUnit.SECONDS);
        Instant last = until.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        Instant latest = first.plus(TaskFilter.MAX_SPAN);
        DateTimeFormatter listTime = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
        parameters.put("start_time", listTime.format(first.atZone(zone)));
        parameters.put("end_time", listTime.format((last.isAfter(latest) ? latest : last).atZone(zone)));
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return isPlain(text) ? text : encoded(text);
    }

    /** A task's id, for example, which comes with each query. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static URI below(URI baseUrl, String path) {
        String base = baseUrl.toString();
        return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
    }
}
