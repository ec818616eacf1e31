package dev.wanedit.task;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that may be shown: the query of a URL (signatures), user information in a URL, the payload of
 * a data URI, and API keys. Every text of the service goes through here before it stands in an exception, since the
 * service repeats the URLs it was given. Where it cannot tell, it masks too much rather than too little.
 */
public final class Redaction {

    private static final String MASK = "***";

    // No \b before a name: between a Han character and a letter, JDK 17 sees no word boundary and JDK 19 does.
    private static final Pattern URL = Pattern.compile(
            "((?:https?|oss):/*|://+)([^\\s/?#\"<>]*@)?((?:(?!://)[^\\s?#\"<>])*+)((?!\\?\\*{3}(?:[\\s,;)\\]]|$))[?#][^\\s\"<>]*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile(
            "((?:signature|access_?key_?id|security-token|api[_-]?key)=)[^\\s&\"<>]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE64 = Pattern.compile(";base64,[^\\s\"<>]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATA_URI =
            Pattern.compile("(?<![a-z0-9])(data:[^\\s;,\"<>]{0,100})[;,][^\\s\"<>]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEARER = Pattern.compile("(bearer\\s+)[^\\s\"',)\\]]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("(?<![A-Za-z0-9])sk-[A-Za-z0-9_.-]{4,}");

    private Redaction() {}

    /** The text with every secret replaced by {@code ***}. */
    public static String redact(String text) {
        String masked = BEARER.matcher(text).replaceAll("$1" + MASK);
        masked = URL.matcher(masked).replaceAll(url -> Matcher.quoteReplacement(withoutSecrets(url)));
        masked = PARAMETER.matcher(masked).replaceAll("$1" + MASK);
        masked = BASE64.matcher(masked).replaceAll(";" + MASK);
        masked = DATA_URI.matcher(masked).replaceAll("$1;" + MASK);
        return KEY.matcher(masked).replaceAll(MASK);
    }

    private static String withoutSecrets(MatchResult url) {
        String user = url.group(2) == null ? "" : MASK + "@";
        String query = url.group(4) == null ? "" : "?" + MASK;
        return url.group(1) + user + url.group(3) + query;
    }
}
