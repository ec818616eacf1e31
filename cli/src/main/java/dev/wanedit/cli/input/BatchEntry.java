package dev.wanedit.cli.input;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.job.EditJob;
import dev.wanedit.media.MediaFindings;
import dev.wanedit.task.JobKey;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The job on one line of a batch.
 *
 * @param key its key
 * @param name the name of the result's file
 * @param job what to edit; its media may be wrong
 */
public record BatchEntry(JobKey key, String name, ParsedJob job) {

    public static final List<String> FIELDS = List.of(
            "key",
            "video",
            "references",
            "prompt",
            "negative_prompt",
            "resolution",
            "ratio",
            "duration",
            "audio",
            "seed",
            "prompt_extend",
            "watermark",
            "out");

    /**
     * Parses a line and checks its local files; sends nothing.
     *
     * @param line the text of the line; null if it is not valid text
     * @param currency the currency of the service
     * @param look checks a job's media
     * @param claims is notified of the key and the name, even if the rest is wrong
     * @throws InvalidBatch if the line is wrong; it has all mistakes, also those of the media, without the line's
     * number. Not thrown if only the media are wrong
     */
    static BatchEntry parse(
            @Nullable String line, Currency currency, Function<EditJob, MediaFindings> look, Claims claims) {
        if (line == null) {
            throw new InvalidBatch(List.of("is not UTF-8 text"));
        }
        LineObject object = LineObject.parse(line);
        List<String> more = new ArrayList<>();
        JobKey key = key(object, more);
        String name = name(object, key, more);
        if (key != null) {
            claims.key(key, more);
        }
        if (name != null) {
            claims.name(name, more);
        }
        ParsedJob job = job(object, currency, look, more);
        List<String> mistakes = object.mistakes(FIELDS);
        mistakes.addAll(more);
        if (key == null || name == null || job == null || !mistakes.isEmpty()) {
            if (job != null) {
                job.findings().violations().stream().map(LineNames::told).forEach(mistakes::add);
            }
            throw new InvalidBatch(mistakes);
        }
        return new BatchEntry(key, name, job);
    }

    private static @Nullable JobKey key(LineObject object, List<String> mistakes) {
        String text = object.text("key");
        if (text == null) {
            mistakes.add("key: allowed a text, unique among all jobs of the store");
            return null;
        }
        try {
            return new JobKey(text);
        } catch (IllegalArgumentException e) {
            mistakes.add("key: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable String name(LineObject object, @Nullable JobKey key, List<String> mistakes) {
        String given = object.text("out");
        if (given != null && !ResultNames.allows(given)) {
            mistakes.add("out: allowed the name of a file, without a folder");
            return null;
        }
        String name = given == null && key != null ? ResultNames.of(key) : given;
        if (name != null && !ResultNames.canBeWritten(name)) {
            mistakes.add("out: the locale's charset lacks characters of the file's name; set a UTF-8 locale that is"
                    + " installed, such as LC_ALL=C.UTF-8, or give another out");
            return null;
        }
        return name;
    }

    private static @Nullable ParsedJob job(
            LineObject object, Currency currency, Function<EditJob, MediaFindings> look, List<String> mistakes) {
        JobOptions options = new JobOptions();
        options.video = object.text("video");
        options.references = object.texts("references");
        options.prompt = object.text("prompt");
        options.negativePrompt = object.text("negative_prompt");
        options.resolution = object.text("resolution");
        options.ratio = object.text("ratio");
        options.duration = object.number("duration");
        options.audio = object.text("audio");
        options.seed = object.number("seed");
        options.promptExtend = object.flag("prompt_extend");
        options.watermark = object.flag("watermark");
        try {
            return options.job(currency, look);
        } catch (InvalidJobException e) {
            e.violations().stream().map(LineNames::told).forEach(mistakes::add);
            return null;
        }
    }

    /** Is notified of the values of a line that must be unique, and reports conflicts. */
    interface Claims {

        /** For a line that was already checked. */
        Claims NONE = new Claims() {
            @Override
            public void key(JobKey key, List<String> mistakes) {}

            @Override
            public void name(String name, List<String> mistakes) {}
        };

        void key(JobKey key, List<String> mistakes);

        void name(String name, List<String> mistakes);
    }
}
