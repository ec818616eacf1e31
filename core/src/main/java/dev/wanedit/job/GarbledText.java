package dev.wanedit.job;

import java.util.Optional;

/**
 * Finds what is no text: U+FFFD, which a decoder writes in place of bytes that it cannot read, and half of a surrogate pair,
 * which is what remains of a character that was cut. Both mean that a text was damaged before it came here.
 */
public final class GarbledText {

    private static final int REPLACEMENT = 0xFFFD;

    private GarbledText() {}

    /**
     * The first damaged place, for a message.
     *
     * @return for example {@code U+FFFD at character 3}, counted from 1; empty if the text is sound
     */
    public static Optional<String> in(String text) {
        int character = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            character++;
            int found = text.codePointAt(i);
            if (found == REPLACEMENT) {
                return Optional.of("U+FFFD at character " + character);
            }
            if (found >= Character.MIN_SURROGATE && found <= Character.MAX_SURROGATE) {
                return Optional.of("half of a surrogate pair at character " + character);
            }
        }
        return Optional.empty();
    }
}
