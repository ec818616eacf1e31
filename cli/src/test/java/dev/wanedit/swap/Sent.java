package dev.wanedit.swap;

import dev.wanedit.testkit.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as it reached the server, one line for its start, one for each header field, then its body's. */
final class Sent {

    /** Header fields, by pattern of method, name and value, that may differ or be missing, and why. No others may. */
    private static final Map<String, String> TOLERATED = Map.of(
            "\\w+ user-agent: wanedit/\\S+ \\((jdk|retrofit|sdk)\\)",
            "says by which adapter it was sent",
            "\\w+ connection: keep-alive",
            "OkHttp says what HTTP/1.1 does unasked",
            "\\w+ accept-encoding: identity",
            "keeps OkHttp from asking for gzip; the JDK's client asks for no packing by saying nothing",
            "GET content-length: 0",
            "the JDK's client of Java 17 announces the body that a GET has not");

    private static final int LONGEST_SHOWN = 1000;
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

    private Sent() {}

    static List<String> lines(List<RecordedRequest> requests) {
        return requests.stream().flatMap(request -> lines(request).stream()).toList();
    }

    private static List<String> lines(RecordedRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String start = request.method() + " " + request.path() + query;
        List<String> lines = new ArrayList<>();
        lines.add(start);
        request.headers().entries().stream()
                .map(field -> field.getKey().toLowerCase(Locale.ROOT) + ": " + field.getValue())
                .filter(field -> !isTolerated(request.method() + " " + field))
                .sorted()
                .forEach(lines::add);
        body(request).lines().forEach(lines::add);
        return lines.stream().map(line -> shown(masked(request, line))).toList();
    }

    /** JSON by what it says: the SDK's maps have their keys in another order. */
    private static String body(RecordedRequest request) {
        boolean json = request.header("Content-Type").orElse("").startsWith("application/json");
        return json ? inOrder(request.json()) : new String(request.body(), StandardCharsets.ISO_8859_1);
    }

    /** Numbers keep their kind: 5 is not 5.0. */
    private static String inOrder(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + inOrder(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (json instanceof List<?> list) {
            return list.stream().map(Sent::inOrder).collect(Collectors.joining(", ", "[", "]"));
        }
        return json instanceof String text ? '"' + text + '"' : String.valueOf(json);
    }

    private static boolean isTolerated(String field) {
        return TOLERATED.keySet().stream()
                .anyMatch(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                        .matcher(field)
                        .matches());
    }

    /** Media by their digest, since bytes are not readable in a message. */
    private static String shown(String line) {
        if (line.length() <= LONGEST_SHOWN) {
            return line;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.ISO_8859_1));
            return line.length() + " bytes, SHA-256 " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }

    private static String masked(RecordedRequest request, String line) {
        Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        return Masked.text(boundary.find() ? line.replace(boundary.group(1), "BOUNDARY") : line);
    }
}
