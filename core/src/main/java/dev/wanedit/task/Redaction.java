package dev.wanedit.task;

import java.util.regex.Pattern;

/**
 * Takes secrets out of text that may be shown: the query of a URL (signatures), user information in a URL, the payload of
 * a data URI, and API keys. Every text of the service goes through here before it stands in an exception, since the
 * service repeats the URLs it was given.
 */
public final class Redaction {

    private static final String MASK = "***";
    private static final Pattern URL_QUERY = Pattern.compile("(?i)\\b((?:https?|oss)://[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*");
    private static final Pattern URL_USER = Pattern.compile("(?i)\\b((?:https?|oss)://)[^\\s/@\"'<>]+@");
    private static final Pattern DATA_URI = Pattern.compile("(?i)\\b(data:[a-z0-9.+/-]*)[;,][^\\s\"'<>]*");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer\\s+)[^\\s\"',]+");
    private static final Pattern KEY = Pattern.compile("\\bsk-[A-Za-z0-9_.-]{4,}");

    private Redaction() {}

    /** The text with every secret replaced by {@code ***}. */
    public static String redact(String text) {
        String masked = URL_QUERY.matcher(text).replaceAll("$1?" + MASK);
        masked = URL_USER.matcher(masked).replaceAll("$1" + MASK + "@");
        masked = DATA_URI.matcher(masked).replaceAll("$1;" + MASK);
        masked = BEARER.matcher(masked).replaceAll("$1" + MASK);
        return KEY.matcher(masked).replaceAll(MASK);
    }
}
