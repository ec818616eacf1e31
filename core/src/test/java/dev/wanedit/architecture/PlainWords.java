package dev.wanedit.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words that readers of English as a second language do not understand at once, in comments and texts of Java. */
final class PlainWords {

    /** Only words that have a plain form in every sentence. */
    private static final Pattern PUZZLING = Pattern.compile(
            "(?<![-\\w])(anew|whoever|lest|somebody|nobody|thereof|hence|befalls?|in vain|be it|own accord"
                    + "|tells|told|goes on|go on|gone on with|brings? home|brought home|came home|takes it for"
                    + "|hears? of|could not be had|cannot be had|has no place for|knows nothing|of no use)(?![-\\w])",
            Pattern.CASE_INSENSITIVE);

    /** A comment, or a text with its quotes; a text first, since it may contain the signs of a comment. */
    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+'|/\\*(?s:.*?)\\*/|//[^\\n]*");

    private PlainWords() {}

    /** Each place in the source, as line number and word. */
    static List<String> missedIn(String source) {
        List<String> missed = new ArrayList<>();
        Matcher parts = COMMENT_OR_TEXT.matcher(source);
        while (parts.find()) {
            String part = parts.group().replaceAll("\\n *\\* ?", " ").replaceAll("\\{@(code|link)[^}]*\\}", "");
            Matcher words = PUZZLING.matcher(part);
            while (words.find()) {
                missed.add("line " + line(source, parts.start()) + ": " + words.group());
            }
        }
        return missed;
    }

    private static long line(String source, int position) {
        return 1
                + source.substring(0, position)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }
}
