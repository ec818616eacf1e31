package dev.wanedit.error;

import dev.wanedit.language.Translations;
import dev.wanedit.task.Redaction;
import java.io.Serializable;
import java.util.Locale;

/**
 * One rule that a job breaks.
 *
 * @param field the parameter as the builder names it, for example {@code duration} or {@code references[2]}
 * @param rule a short stable name of the rule, for example {@code range}; with the field it is the key of the rule
 * @param given what was found, in English and without secrets
 * @param allowed what is allowed, in English, with the remedy if it is not obvious
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

    /**
     * The same in the language of the reader, without a full stop at its end.
     *
     * @param locale the reader's; English if there is no translation to its language
     */
    public String text(Locale locale) {
        if (!Translations.isTranslated(locale)) {
            return toString();
        }
        // What ends with a full stop says all by itself, such as that there is no file.
        String frame = given.endsWith(".") ? "{0}: {1}" : "{0}: {1}, allowed {2}";
        String found = given(locale);
        String plain = found.endsWith("。") ? found.substring(0, found.length() - 1) : found;
        return Redaction.redact(Translations.LIBRARY.filled(locale, frame, field, plain, allowed(locale)));
    }

    /** {@link #given()} in the language of the reader. */
    public String given(Locale locale) {
        return Translations.LIBRARY.in(locale, given);
    }

    /** {@link #allowed()} in the language of the reader. */
    public String allowed(Locale locale) {
        return Translations.LIBRARY.in(locale, allowed);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…";
    }
}
