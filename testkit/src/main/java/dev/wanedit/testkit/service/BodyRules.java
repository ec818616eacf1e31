package dev.wanedit.testkit.service;

import dev.wanedit.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with the body of a create call, in the service's words. */
final class BodyRules {

    private static final int MOST_REFERENCES = 4;

    private final List<String> complaints = new ArrayList<>();

    private BodyRules() {}

    /** All complaints; empty if there are none. */
    static List<String> complaintsAbout(JobBody body) {
        BodyRules rules = new BodyRules();
        rules.checkInput(body.input());
        rules.checkParameters(body.rawParameters());
        return rules.complaints;
    }

    private void checkInput(@Nullable Object input) {
        if (!(input instanceof Map<?, ?>)) {
            complain(input == null ? "Field required" : "Input should be a valid dictionary", "input");
            return;
        }
        text(Json.member(input, "prompt"), "input.prompt");
        text(Json.member(input, "negative_prompt"), "input.negative_prompt");
        Object media = Json.member(input, "media");
        if (media instanceof List<?> entries) {
            checkMedia(entries);
        } else {
            complain(media == null ? "Field required" : "Input should be a valid list", "input.media");
        }
    }

    private void checkMedia(List<?> entries) {
        int videos = 0;
        int references = 0;
        for (int i = 0; i < entries.size(); i++) {
            String place = "input.media." + i;
            Object type = Json.member(entries.get(i), "type");
            videos += "video".equals(type) ? 1 : 0;
            references += "reference_image".equals(type) ? 1 : 0;
            required(type, place + ".type", "'video' or 'reference_image'", List.of("video", "reference_image"));
            Object url = Json.member(entries.get(i), "url");
            if (url == null) {
                complain("Field required", place + ".url");
            }
            text(url, place + ".url");
        }
        if (videos != 1) {
            complain("Exactly one element of type 'video' is required", "input.media");
        }
        if (references > MOST_REFERENCES) {
            complain("At most " + MOST_REFERENCES + " elements of type 'reference_image' are allowed", "input.media");
        }
    }

    private void checkParameters(@Nullable Object parameters) {
        if (parameters != null && !(parameters instanceof Map<?, ?>)) {
            complain("Input should be a valid dictionary", "parameters");
            return;
        }
        choice(parameters, "resolution", "'720P' or '1080P'", List.of("720P", "1080P"));
        choice(
                parameters,
                "ratio",
                "'16:9', '9:16', '1:1', '4:3' or '3:4'",
                List.of("16:9", "9:16", "1:1", "4:3", "3:4"));
        choice(parameters, "audio_setting", "'auto' or 'origin'", List.of("auto", "origin"));
        flag(parameters, "prompt_extend");
        flag(parameters, "watermark");
        if (!Integer.valueOf(0).equals(Json.member(parameters, "duration"))) {
            integer(parameters, "duration", 2, 10);
        }
        integer(parameters, "seed", 0, Integer.MAX_VALUE);
    }

    private void text(@Nullable Object value, String place) {
        if (value != null && !(value instanceof String)) {
            complain("Input should be a valid string", place);
        }
    }

    private void flag(@Nullable Object parameters, String name) {
        Object value = Json.member(parameters, name);
        if (value != null && !(value instanceof Boolean)) {
            complain("Input should be a valid boolean", "parameters." + name);
        }
    }

    private void integer(@Nullable Object parameters, String name, long least, long most) {
        Object value = Json.member(parameters, name);
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number < least) {
                complain("Input should be greater than or equal to " + least, "parameters." + name);
            } else if (number > most) {
                complain("Input should be less than or equal to " + most, "parameters." + name);
            }
        } else if (value != null) {
            complain("Input should be a valid integer", "parameters." + name);
        }
    }

    private void choice(@Nullable Object parameters, String name, String told, List<String> choices) {
        Object value = Json.member(parameters, name);
        if (value != null) {
            required(value, "parameters." + name, told, choices);
        }
    }

    private void required(@Nullable Object value, String place, String told, List<String> choices) {
        if (value == null) {
            complain("Field required", place);
        } else if (!(value instanceof String) || !choices.contains(value)) {
            complain("Input should be " + told, place);
        }
    }

    private void complain(String what, String place) {
        complaints.add(what + ": " + place);
    }
}
