package dev.wanedit.testkit.contract.transfer;

import dev.wanedit.testkit.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a received form.
 *
 * @param name the field's name
 * @param content its bytes
 */
record FormPart(String name, byte[] content) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

    /** The parts in their order. Bytes are read as Latin-1, in which each byte is one character. */
    static List<FormPart> of(RecordedRequest request) {
        String type = request.header("Content-Type").orElse("");
        Matcher boundary = BOUNDARY.matcher(type);
        if (!type.startsWith("multipart/form-data") || !boundary.find()) {
            throw new AssertionError("Not a multipart form: Content-Type is " + type);
        }
        String body = "\r\n" + new String(request.body(), StandardCharsets.ISO_8859_1);
        String delimiter = "\r\n--" + boundary.group(1);
        List<FormPart> parts = new ArrayList<>();
        int at = body.indexOf(delimiter) + delimiter.length();
        for (int end = body.indexOf(delimiter, at); end >= 0; end = body.indexOf(delimiter, at)) {
            parts.add(part(body.substring(at + 2, end)));
            at = end + delimiter.length();
        }
        return parts;
    }

    private static FormPart part(String text) {
        int headEnd = text.indexOf("\r\n\r\n");
        Matcher name = NAME.matcher(text.substring(0, Math.max(0, headEnd)));
        if (!name.find()) {
            throw new AssertionError("A part of the form has no name");
        }
        return new FormPart(name.group(1), text.substring(headEnd + 4).getBytes(StandardCharsets.ISO_8859_1));
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
