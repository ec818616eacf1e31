package dev.wanedit.network;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.task.Redaction;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers an application may add to the requests to the service. */
public final class ApiHeader {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

    /** Headers that wanedit or the HTTP stack sets: a second one, or another value, would break the exchange. */
    private static final Set<String> OURS = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "http2-settings",
            "if-range",
            "keep-alive",
            "range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-dashscope-async",
            "x-dashscope-ossresourceresolve",
            "x-dashscope-sse",
            "x-dashscope-workspace");

    private ApiHeader() {}

    /** No message repeats the value, which may be a secret. */
    public static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new ConfigurationException(
                    "A header's name is empty or has a character that is not allowed in names.",
                    "Give a name such as X-DashScope-DataInspection, without colon.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (OURS.contains(lower) || lower.startsWith("proxy-")) {
            throw new ConfigurationException(
                    "The header " + Redaction.redact(name) + " is set by wanedit itself.", insteadOf(lower));
        }
        if (value.isBlank() || !HeaderText.isLegal(value) || !value.equals(value.strip())) {
            throw new ConfigurationException(
                    "The value of the header " + Redaction.redact(name)
                            + " is empty, or holds a character that no header can carry.",
                    "Give a value of printable ASCII characters, without spaces around it.");
        }
    }

    private static String insteadOf(String name) {
        return switch (name) {
            case "authorization" -> "Give the key by apiKey(…).";
            case "x-dashscope-workspace" -> "Give the workspace by workspace(…).";
            case "proxy-authorization" -> "Give user and password in the URL of proxy(…).";
            default -> "Leave it out.";
        };
    }
}
