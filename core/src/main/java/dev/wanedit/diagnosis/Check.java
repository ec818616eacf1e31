package dev.wanedit.diagnosis;

import dev.wanedit.language.Translations;
import dev.wanedit.task.Redaction;
import java.util.Locale;

/**
 * What was found about one subject. The texts are plain English on one line, and hold no key, password or signature.
 *
 * @param subject what was looked at
 * @param state whether it is well
 * @param found what was found, as a sentence
 * @param nextStep what to do, as one or two sentences; empty if there is nothing to do
 */
public record Check(Subject subject, State state, String found, String nextStep) {

    private static final int LONGEST = 2_000;

    /** Whether a subject is well. */
    public enum State {
        /** Nothing to do. */
        WELL,
        /** It works, or was not tried, and may cause trouble. */
        SUSPECT,
        /** It does not work. */
        FAULT,
        /** It was not checked: it depends on another check, or does not apply. */
        SKIPPED
    }

    public Check {
        found = Redaction.redact(found, LONGEST);
        nextStep = Redaction.redact(nextStep, LONGEST);
    }

    /** There is nothing to do. */
    public static Check well(Subject subject, String found) {
        return new Check(subject, State.WELL, found, "");
    }

    /** It may cause trouble. */
    public static Check suspect(Subject subject, String found, String nextStep) {
        return new Check(subject, State.SUSPECT, found, nextStep);
    }

    /** It does not work. */
    public static Check fault(Subject subject, String found, String nextStep) {
        return new Check(subject, State.FAULT, found, nextStep);
    }

    /**
     * A subject that was not checked.
     *
     * @param why why it was not checked, as a sentence
     */
    public static Check skipped(Subject subject, String why) {
        return new Check(subject, State.SKIPPED, why, "");
    }

    /**
     * {@link #found()} in the language of the reader. The message of an exception stays English.
     *
     * @param locale the reader's; English if there is no translation to its language
     */
    public String found(Locale locale) {
        return Translations.LIBRARY.in(locale, found);
    }

    /** {@link #nextStep()} in the language of the reader. */
    public String nextStep(Locale locale) {
        return Translations.LIBRARY.in(locale, nextStep);
    }

    /** All of it on one line. */
    @Override
    public String toString() {
        return subject + " " + state + ": " + found + (nextStep.isEmpty() ? "" : " " + nextStep);
    }
}
