package dev.wanedit.cli.input;

import dev.wanedit.error.Violation;
import java.util.Locale;
import java.util.Map;

/** Translates the names of core's builders in messages to the names in a batch's lines; see {@link OptionNames}. */
public final class LineNames {

    private static final Map<String, String> FIELDS = Map.of("jobKey", "key");

    private LineNames() {}

    /** For example {@code negative_prompt: …}. */
    public static String told(Violation violation) {
        String snakeCase = violation.field().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return OptionNames.told(FIELDS.getOrDefault(violation.field(), snakeCase), violation);
    }

    public static String inAdvice(String advice) {
        return OptionNames.inAdvice(advice.replace(
                "Choose another file, or allow to overwrite it.", "Move it away, or give this job another out."));
    }
}
