package dev.wanedit.cli.live;

import dev.wanedit.task.Redaction;
import dev.wanedit.testkit.Recording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
            "prompt",
            "orig_prompt",
            "actual_prompt",
            "negative_prompt");

    /** What may stay of an answer that holds credentials: only these, and only as numbers and short names. */
    private static final Set<String> HARMLESS = Set.of(
            "code",
            "expire_in_seconds",
            "max_file_size_mb",
            "capacity_limit_mb",
            "x_oss_object_acl",
            "x_oss_forbid_overwrite");

    private static final String SHORT_NAME = "[A-Za-z0-9._-]{0,40}";
    private static final String TASK = "task_id";
    private static final String REQUEST = "request_id";
    private static final String RESULT = "video_url";

    private final UnaryOperator<String> mask;
    private final Map<String, String> tasks = new LinkedHashMap<>();
    private final Map<String, String> requests = new LinkedHashMap<>();

    /** @param mask replaces every secret that this process was given: keys, headers, logins of proxies */
    SecretRemover(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    /** The placeholder of this task. */
    String task(String id) {
        return tasks.computeIfAbsent(id, unseen -> "task-" + (tasks.size() + 1));
    }

    /** The same value without secrets. */
    @Nullable
    Object value(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> clean = new LinkedHashMap<>();
            map.forEach((name, member) -> clean.put(text(String.valueOf(name)), member(String.valueOf(name), member)));
            return clean;
        }
        if (json instanceof List<?> list) {
            return list.stream().map(this::value).toList();
        }
        return json instanceof String text ? text(text) : json;
    }

    /** The same for an answer that holds credentials: what is not known to be harmless is hidden. */
    Object harmless(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            return MASK;
        }
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        map.forEach((name, member) -> clean.put(text(String.valueOf(name)), harmless(String.valueOf(name), member)));
        return clean;
    }

    private @Nullable Object harmless(String name, @Nullable Object member) {
        if (name.equals(REQUEST) && member instanceof String id) {
            return request(id);
        }
        boolean shown = HARMLESS.contains(name)
                && (member instanceof Number
                        || member instanceof Boolean
                        || (member instanceof String text && text.matches(SHORT_NAME)));
        return shown ? value(member) : harmless(member);
    }

    private @Nullable Object member(String name, @Nullable Object member) {
        if (HIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
            return member == null ? null : MASK;
        }
        if (member instanceof String text && !text.isEmpty()) {
            return switch (name) {
                case TASK -> task(text);
                case REQUEST -> request(text);
                case RESULT -> Recording.RESULT_URL;
                default -> text(text);
            };
        }
        return value(member);
    }

    private String request(String id) {
        return requests.computeIfAbsent(id, unseen -> "request-" + (requests.size() + 1));
    }

    /** Any other text: the service repeats what it received. */
    String text(String text) {
        String clean = mask.apply(text);
        for (Map.Entry<String, String> task : tasks.entrySet()) {
            clean = clean.replace(task.getKey(), task.getValue());
        }
        return Redaction.redact(clean);
    }
}
