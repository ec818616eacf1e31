package dev.wanedit.job;

import dev.wanedit.task.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The image types that the service takes (vendor's page, {@code reference_image}), distinguished by their first bytes.
 */
final class ImageType {

    static final Set<String> ALLOWED = Set.of("image/jpeg", "image/png", "image/bmp", "image/webp");
    static final int LONGEST_MARK = 12;

    private ImageType() {}

    static String sniff(byte[] head, String origin) {
        if (has(head, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (has(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (has(head, 0, "RIFF") && has(head, 8, "WEBP")) {
            return "image/webp";
        }
        if (has(head, 0, "BM")) {
            return "image/bmp";
        }
        throw new IllegalArgumentException(
                "The image in " + Redaction.redact(origin) + " is none of JPEG, PNG, BMP, WEBP.");
    }

    private static boolean has(byte[] head, int offset, String mark) {
        byte[] expected = mark.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < offset + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (head[offset + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
