package dev.wanedit.job;

import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds damage in texts: U+FFFD, which a decoder writes in place of bytes that it cannot read, and half of a surrogate
 * pair, which remains of a character that was cut. Both mean that the text was damaged before this library received it.
 * In a prompt a control character means the same: it is a byte of UTF-8 that was decoded in another charset, such as
 * ISO-8859-1.
 */
public final class GarbledText {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int DELETE = 0x7F;

    private GarbledText() {}

    /**
     * The first damaged place, for a message.
     *
     * @return for example {@code U+FFFD at character 3}, counted from 1; empty if the text is not damaged
     */
    public static Optional<String> in(String text) {
        return first(text, GarbledText::damage);
    }

    /**
     * The first damaged place of a prompt, in which control characters are damage too, except for the ends of lines and tabs.
     *
     * @return for example {@code the control character U+0085 at character 3}, counted from 1; empty if the text is not
     *     damaged
     */
    static Optional<String> inPrompt(String text) {
        return first(text, found -> isControl(found) ? "the control character U+%04X".formatted(found) : damage(found));
    }

    private static Optional<String> first(String text, IntFunction<@Nullable String> damage) {
        int character = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            character++;
            String found = damage.apply(text.codePointAt(i));
            if (found != null) {
                return Optional.of(found + " at character " + character);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String damage(int found) {
        if (found == REPLACEMENT) {
            return "U+FFFD";
        }
        boolean half = found >= Character.MIN_SURROGATE && found <= Character.MAX_SURROGATE;
        return half ? "half of a surrogate pair" : null;
    }

    private static boolean isControl(int found) {
        boolean usual = found == '\n' || found == '\r' || found == '\t' || found == DELETE;
        return Character.isISOControl(found) && !usual;
    }
}
