package dev.example.studio;

import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the page asks for; also kept with the job. Null means the service's default.
 *
 * @param video the uploaded clip; null if there is none yet
 * @param references the uploaded pictures
 * @param duration seconds to which the clip is cut
 */
record JobRequest(
        @Nullable UUID video,
        List<UUID> references,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        @Nullable Resolution resolution,
        @Nullable AspectRatio ratio,
        @Nullable Integer duration,
        @Nullable AudioSetting audio,
        @Nullable Long seed) {

    JobRequest {
        references = references == null ? List.of() : List.copyOf(references);
    }

    /** The job's media alone, to check them although a text breaks a rule. */
    EditJob.Builder media(Function<UUID, Path> file) {
        EditJob.Builder job = EditJob.builder();
        if (video != null) {
            job.video(file.apply(video));
        }
        references.forEach(reference -> job.reference(file.apply(reference)));
        return job;
    }

    /** The whole job. */
    EditJob.Builder job(Function<UUID, Path> file) {
        return media(file)
                .prompt(blankAsNull(prompt))
                .negativePrompt(blankAsNull(negativePrompt))
                .resolution(resolution)
                .ratio(ratio)
                .duration(duration == null ? null : Duration.ofSeconds(duration))
                .audio(audio)
                .seed(seed);
    }

    /** Whether it says what to change. */
    boolean saysWhatToChange() {
        return blankAsNull(prompt) != null || !references.isEmpty();
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
