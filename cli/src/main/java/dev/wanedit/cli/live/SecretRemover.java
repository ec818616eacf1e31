package dev.wanedit.cli.live;

import dev.wanedit.task.Redaction;
import dev.wanedit.testkit.Recording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes secrets and the account's ids out of answers; the same id always has the same placeholder. Not thread-safe. */
final class SecretRemover {

    private static final String MASK = "***";
    private static final Set<String> HIDDEN = Set.of(
            "api_key_id",
            "caller_uid",
            "caller_parent_id",
            "user_api_unique_key",
            "aliyunaccountid",
            "policy",
            "signature",
            "oss_access_key_id",
            "upload_dir",
            "x-oss-security-token",
            "security_token");
    private static final String TASK = "task_id";
    private static final String REQUEST = "request_id";
    private static final String RESULT = "video_url";

    private final Map<String, String> tasks = new LinkedHashMap<>();
    private final Map<String, String> requests = new LinkedHashMap<>();
    private String key = "";

    /** The key of the requests from now on, which an answer may repeat. */
    void key(String value) {
        key = value;
    }

    /** The placeholder of this task. */
    String task(String id) {
        return tasks.computeIfAbsent(id, unseen -> "task-" + (tasks.size() + 1));
    }

    /** The path with placeholders in place of the ids of tasks. */
    String path(String path) {
        return text(path);
    }

    /** The same value without secrets. */
    @Nullable
    Object value(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> clean = new LinkedHashMap<>();
            map.forEach((name, member) -> clean.put(String.valueOf(name), member(String.valueOf(name), member)));
            return clean;
        }
        if (json instanceof List<?> list) {
            return list.stream().map(this::value).toList();
        }
        return json instanceof String text ? text(text) : json;
    }

    private @Nullable Object member(String name, @Nullable Object member) {
        if (HIDDEN.contains(name)) {
            return member == null ? null : MASK;
        }
        if (member instanceof String text && !text.isEmpty()) {
            switch (name) {
                case TASK -> {
                    return task(text);
                }
                case REQUEST -> {
                    return requests.computeIfAbsent(text, unseen -> "request-" + (requests.size() + 1));
                }
                case RESULT -> {
                    return Recording.RESULT_URL;
                }
                default -> {
                    return text(text);
                }
            }
        }
        return value(member);
    }

    /** Any other text: the service repeats what it received. */
    String text(String text) {
        String clean = key.isEmpty() ? text : text.replace(key, MASK);
        for (Map.Entry<String, String> task : tasks.entrySet()) {
            clean = clean.replace(task.getKey(), task.getValue());
        }
        return Redaction.redact(clean);
    }
}
