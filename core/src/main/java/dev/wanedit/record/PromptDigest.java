package dev.wanedit.record;

import java.text.Normalizer;

/**
 * Digest of the beginning of a prompt. It stays the same if the service returns the prompt with other white space, in
 * another Unicode form, or truncated. How the service counts the characters of a prompt is not known for certain.
 */
public final class PromptDigest {

    private static final int TELLING = 500;

    private PromptDigest() {}

    /** The digest, as hexadecimal text; the prompt cannot be read from it. */
    public static String of(String prompt) {
        String plain = Normalizer.normalize(prompt, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
        return Sha256.of(beginning(plain));
    }

    private static String beginning(String plain) {
        return plain.codePointCount(0, plain.length()) <= TELLING
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, TELLING)).strip();
    }
}
