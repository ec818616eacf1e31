package dev.wanedit.job;

import dev.wanedit.error.Violation;
import dev.wanedit.task.EscapedText;
import dev.wanedit.task.Redaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Members of the request, by name, that this library does not know and sends unchanged. */
final class ExtraMembers {

    /** Names in {@code input} that the library sets itself, and the method of the builder for each. */
    static final Map<String, String> INPUT =
            Map.of("prompt", "prompt", "negative_prompt", "negativePrompt", "media", "video and reference");

    /** The same for {@code parameters}. */
    static final Map<String, String> PARAMETERS = Map.of(
            "resolution", "resolution",
            "ratio", "ratio",
            "duration", "duration",
            "audio_setting", "audio",
            "prompt_extend", "promptExtend",
            "watermark", "watermark",
            "seed", "seed");

    private static final int LONGEST_NAME = 100;

    private ExtraMembers() {}

    /**
     * Every member that cannot be sent. The violations do not contain the values, which may be secret.
     *
     * @param field the method of the builder
     * @param known the names that have a method of their own
     */
    static List<Violation> check(String field, Map<String, Object> members, Map<String, String> known) {
        List<Violation> violations = new ArrayList<>();
        members.forEach((name, value) -> {
            String place = field + "[" + name + "]";
            if (!isName(name)) {
                String allowed = "1 to " + LONGEST_NAME + " characters without control characters";
                violations.add(new Violation(place, "name", "not the name of a member", allowed));
            } else if (known.containsKey(name)) {
                String allowed = "set by the builder's " + known.get(name);
                violations.add(new Violation(place, "known", "a name that this library sets itself", allowed));
            }
            JsonValue.problem(value)
                    .ifPresent(problem -> violations.add(new Violation(place, "value", problem, JsonValue.ALLOWED)));
        });
        return violations;
    }

    /** Whether a member of an object can have this name. */
    static boolean isName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && EscapedText.isPlain(name);
    }

    /** An immutable copy of the members. */
    static Map<String, Object> copy(Map<String, Object> members) {
        Map<String, Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(name, JsonValue.copy(value)));
        return Collections.unmodifiableMap(copy);
    }

    /** The names alone, for messages. */
    static String names(Map<String, Object> members) {
        return Redaction.redact(members.keySet().stream().collect(Collectors.joining(", ", "[", "]")));
    }
}
