package dev.wanedit.error;

import dev.wanedit.task.Redaction;
import java.io.Serializable;

/**
 * One rule that a job breaks.
 *
 * @param field the parameter as the builder names it, for example {@code duration} or {@code references[2]}
 * @param rule a short stable name of the rule, for example {@code range}
 * @param given what was found, without secrets
 * @param allowed what is allowed, with the remedy if it is not obvious
 */
public record Violation(String field, String rule, String given, String allowed) implements Serializable {

    private static final int LONGEST = 200;
    private static final int LONGEST_REMEDY = 2_000;

    public Violation {
        field = Redaction.redact(field, LONGEST);
        given = cut(Redaction.redact(given, LONGEST_REMEDY));
        allowed = Redaction.redact(allowed, LONGEST_REMEDY);
    }

    /** For example {@code duration: 12 s, allowed 2 to 10 s}. */
    @Override
    public String toString() {
        return Redaction.redact(field + ": " + given + ", allowed " + allowed);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…";
    }
}
