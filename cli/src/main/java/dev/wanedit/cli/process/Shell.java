package dev.wanedit.cli.process;

import dev.wanedit.task.EscapedText;
import java.util.Locale;
import java.util.regex.Pattern;

/** Quotes words, so that a shell reads them unchanged. */
public final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private Shell() {}

    public static String quote(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return EscapedText.isPlain(word) ? "'" + word.replace("'", "'\\''") + "'" : inFigures(word);
    }

    /** The quoting of bash, zsh and ksh in which control characters are written as numbers. */
    private static String inFigures(String word) {
        StringBuilder quoted = new StringBuilder("$'");
        word.codePoints().forEach(codePoint -> {
            String character = Character.toString(codePoint);
            if (codePoint == '\'' || codePoint == '\\') {
                quoted.append('\\').append(character);
            } else if (EscapedText.isPlain(character)) {
                quoted.append(character);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08x", codePoint));
            }
        });
        return quoted.append("'").toString();
    }
}
