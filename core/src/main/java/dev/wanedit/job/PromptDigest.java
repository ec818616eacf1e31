package dev.wanedit.job;

import java.text.Normalizer;

/** Digest of a prompt, the same for one that the service repeats with other white space or in another Unicode form. */
public final class PromptDigest {

    private PromptDigest() {}

    /** The digest, as hexadecimal text; the prompt cannot be read from it. */
    public static String of(String prompt) {
        String plain = Normalizer.normalize(prompt, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
        return Digest.of(plain);
    }
}
