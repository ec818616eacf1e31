package dev.wanedit.testkit.service;

import dev.wanedit.testkit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of a create call, read leniently: {@link BodyRules} finds what is wrong with it. */
final class JobBody {

    private static final int PROMPT_LIMIT = 5000;
    private static final int NEGATIVE_PROMPT_LIMIT = 500;

    private final @Nullable Object root;

    JobBody(@Nullable Object root) {
        this.root = root;
    }

    @Nullable
    Object model() {
        return Json.member(root, "model");
    }

    @Nullable
    Object input() {
        return Json.member(root, "input");
    }

    @Nullable
    Object rawParameters() {
        return Json.member(root, "parameters");
    }

    @Nullable
    String prompt() {
        return cut(Json.member(input(), "prompt"), PROMPT_LIMIT);
    }

    @Nullable
    String negativePrompt() {
        return cut(Json.member(input(), "negative_prompt"), NEGATIVE_PROMPT_LIMIT);
    }

    List<FakeTask.Media> media() {
        List<FakeTask.Media> media = new ArrayList<>();
        if (Json.member(input(), "media") instanceof List<?> entries) {
            for (Object entry : entries) {
                if (Json.member(entry, "type") instanceof String type
                        && Json.member(entry, "url") instanceof String url) {
                    media.add(new FakeTask.Media(type, url));
                }
            }
        }
        return List.copyOf(media);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (rawParameters() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value != null) {
                    parameters.put(String.valueOf(name), value);
                }
            });
        }
        return Map.copyOf(parameters);
    }

    boolean usesTemporaryUploads() {
        return media().stream().anyMatch(entry -> entry.url().startsWith("oss://"));
    }

    /** The service truncates without an error. A character outside the BMP counts once. */
    private static @Nullable String cut(@Nullable Object text, int limit) {
        if (!(text instanceof String prompt) || prompt.codePointCount(0, prompt.length()) <= limit) {
            return text instanceof String prompt ? prompt : null;
        }
        return prompt.substring(0, prompt.offsetByCodePoints(0, limit));
    }
}
