package dev.wanedit.record;

import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        return Sha256.of(String.join("\n", parts));
    }

    /** Each part begins with its length, so that one text never looks like two parts. */
    private static void add(List<String> parts, String name, Optional<?> value) {
        value.map(Object::toString).ifPresent(text -> parts.add(name + ":" + text.length() + ":" + text));
    }
}
