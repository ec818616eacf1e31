package dev.wanedit.cli.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is written on its line, for a page about it: not checked, and with its secrets.
 *
 * @param prompt its prompt; null if it has none
 * @param negativePrompt its negative prompt; null if it has none
 * @param video its clip, in any spelling; null if the line has none
 * @param references its reference images, in any spelling
 * @param settings the other parameters that are set, by their names on the line
 */
public record JobLineText(
        @Nullable String prompt,
        @Nullable String negativePrompt,
        @Nullable String video,
        List<String> references,
        Map<String, String> settings) {

    private static final List<String> TEXTS = List.of("resolution", "ratio", "audio");
    private static final List<String> NUMBERS = List.of("duration", "seed");
    private static final List<String> FLAGS = List.of("prompt_extend", "watermark");

    /** @throws InvalidBatch if the line is not a JSON object */
    static JobLineText of(String line) {
        LineObject object = LineObject.parse(line);
        Map<String, String> settings = new LinkedHashMap<>();
        TEXTS.forEach(name -> put(settings, name, object.text(name)));
        NUMBERS.forEach(name -> put(settings, name, object.number(name)));
        FLAGS.forEach(name -> put(settings, name, object.flag(name)));
        return new JobLineText(
                object.text("prompt"),
                object.text("negative_prompt"),
                object.text("video"),
                object.texts("references"),
                settings);
    }

    private static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
    }
}
