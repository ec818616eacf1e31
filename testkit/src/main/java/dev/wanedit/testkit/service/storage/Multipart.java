package dev.wanedit.testkit.service.storage;

import dev.wanedit.testkit.service.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body, in order. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Multipart() {}

    static List<Part> parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
            throw malformed();
        }
        byte[] delimiter = ("--" + boundary.group(1)).getBytes(StandardCharsets.US_ASCII);
        byte[] between = ("\r\n--" + boundary.group(1)).getBytes(StandardCharsets.US_ASCII);
        int at = required(indexOf(body, delimiter, 0)) + delimiter.length;
        List<Part> parts = new ArrayList<>();
        while (!startsWith(body, at, "--")) {
            int end = required(indexOf(body, between, at));
            parts.add(part(body, at + 2, end));
            at = end + between.length;
        }
        return parts;
    }

    private static Part part(byte[] body, int from, int to) {
        int headEnd = required(indexOf(body, HEAD_END, from));
        String head = new String(body, from, headEnd - from, StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(head);
        if (!name.find() || headEnd + HEAD_END.length > to) {
            throw malformed();
        }
        return new Part(name.group(1), Arrays.copyOfRange(body, headEnd + HEAD_END.length, to));
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int at = from; at <= body.length - wanted.length; at++) {
            if (body[at] == wanted[0] && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] body, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        return at + wanted.length <= body.length
                && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static int required(int index) {
        if (index < 0) {
            throw malformed();
        }
        return index;
    }

    private static Refusal malformed() {
        return new Refusal(
                400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
    }

    record Part(String name, byte[] content) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
