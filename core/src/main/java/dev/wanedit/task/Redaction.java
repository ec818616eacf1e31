package dev.wanedit.task;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes text safe to show. It masks secrets: the query of a URL (signatures), user information in a URL, the payload of
 * a data URI, passwords, and API keys; in doubt it masks too much rather than too little. It also escapes the characters that
 * {@link EscapedText} never shows. Every text of the service is redacted here before it becomes part of a value or an
 * exception, since the service repeats the URLs that it received.
 */
public final class Redaction {

    private static final String MASK = "***";

    /**
     * The most characters that are read of a text that is shown in part, so that megabytes cost no time; a possible
     * half of a secret at the end is dropped.
     */
    private static final int MOST_READ = 64 * 1024;

    private static final int LONGEST_SECRET = 4 * 1024;

    // No \b before a name: between a Han character and a letter, JDK 17 sees no word boundary and JDK 19 does.
    private static final Pattern URL = Pattern.compile(
            "((?:https?|oss):/*|://+)([^\\s/?#\"<>]*@)?((?:(?!://)[^\\s?#\"<>])*+)((?!\\?\\*{3}(?:[\\s,;)\\]]|$))[?#][^\\s\"<>]*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile(
            "((?:signature|access_?key_?id|security-token|api[_-]?key|password|passwd|pwd)=)[^\\s&\"<>]+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE64 = Pattern.compile(";base64,[^\\s\"<>]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATA_URI =
            Pattern.compile("(?<![a-z0-9])(data:[^\\s;,\"<>]{0,100})[;,][^\\s\"<>]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEARER = Pattern.compile("(bearer\\s+)[^\\s\"',)\\]]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("(?<![A-Za-z0-9])sk-[A-Za-z0-9_.-]{4,}");

    private Redaction() {}

    /** The text with every secret replaced by {@code ***}, on one line and without control characters. */
    public static String redact(String text) {
        if (isName(text)) {
            return text;
        }
        String masked = BEARER.matcher(text).replaceAll("$1" + MASK);
        masked = URL.matcher(masked).replaceAll(url -> Matcher.quoteReplacement(withoutSecrets(url)));
        masked = PARAMETER.matcher(masked).replaceAll("$1" + MASK);
        masked = BASE64.matcher(masked).replaceAll(";" + MASK);
        masked = DATA_URI.matcher(masked).replaceAll("$1;" + MASK);
        return EscapedText.of(KEY.matcher(masked).replaceAll(MASK));
    }

    /**
     * The same, and not longer than this.
     *
     * @param longest characters that stay, the ellipsis at the end of a longer text included
     */
    public static String redact(String text, int longest) {
        // Masked before it is truncated: half of a secret is a secret too.
        if (text.length() <= MOST_READ) {
            return EscapedText.cut(redact(text), longest);
        }
        String masked = redact(text.substring(0, MOST_READ));
        return EscapedText.cut(
                masked.substring(0, Math.max(0, masked.length() - LONGEST_SECRET)) + EscapedText.CUT, longest);
    }

    /** The same for a text that may be missing. */
    public static @Nullable String redactKnown(@Nullable String text, int longest) {
        return text == null ? null : redact(text, longest);
    }

    /** True if the text cannot hold a secret: statuses, codes and ids, which come with every poll, are such texts. */
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return !text.contains("sk-");
    }

    private static String withoutSecrets(MatchResult url) {
        String user = url.group(2) == null ? "" : MASK + "@";
        String query = url.group(4) == null ? "" : "?" + MASK;
        return url.group(1) + user + url.group(3) + query;
    }
}
