package dev.wanedit.record;

import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Digest of all parameters of a job, without its media. An unset parameter and one that is set to the default are
 * different.
 */
final class JobDigest {

    private JobDigest() {}

    static String parameters(EditJob job) {
        List<String> parts = new ArrayList<>();
        add(parts, "prompt", job.prompt());
        add(parts, "negativePrompt", job.negativePrompt());
        add(parts, "resolution", job.resolution().map(Resolution::wireName));
        add(parts, "ratio", job.ratio().map(AspectRatio::wireName));
        add(parts, "duration", job.duration());
        add(parts, "audio", job.audio().map(AudioSetting::wireName));
        add(parts, "promptExtend", job.promptExtend());
        add(parts, "watermark", job.watermark());
        add(parts, "seed", job.seed());
        add(parts, "model", Optional.of(job.model()).filter(model -> !job.isOfKnownModel()));
        add(parts, "input", members(job.extraInput()));
        add(parts, "parameters", members(job.extraParameters()));
        return Sha256.of(String.join("\n", parts));
    }

    /** The same in any order; empty if there are none, so that such a job keeps the digest of earlier versions. */
    private static Optional<String> members(Map<String, Object> members) {
        return members.isEmpty() ? Optional.empty() : Optional.of(value(members));
    }

    /** Different for each value, so that a number and the text of its digits differ. */
    private static String value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(member -> value(String.valueOf(member.getKey())) + value(member.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JobDigest::value).collect(Collectors.joining(",", "[", "]"));
        }
        String text = value.toString();
        return (value instanceof String ? "s" : "v") + text.length() + ":" + text;
    }

    /** Each part begins with its length, so that one text never looks like two parts. */
    private static void add(List<String> parts, String name, Optional<?> value) {
        value.map(Object::toString).ifPresent(text -> parts.add(name + ":" + text.length() + ":" + text));
    }
}
