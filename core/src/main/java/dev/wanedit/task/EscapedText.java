package dev.wanedit.task;

/**
 * Makes text from outside harmless to a terminal, a log and a reader: this is the only place that decides which
 * characters are never shown unchanged. Those are control characters (C0 and C1: colours, cursor moves, bells, line
 * breaks), format characters (text direction, zero-width, byte-order marks), line and paragraph separators, halves of
 * surrogate pairs and noncharacters. Each is written as its number, for example {@code \u001b}; line breaks and tabs as
 * {@code \n}, {@code \r}, {@code \t}. A text that was escaped before stays as it is.
 */
public final class EscapedText {

    static final String CUT = "…";

    private EscapedText() {}

    /** True if nothing in the text has to be escaped. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return text.codePoints().skip(i).allMatch(EscapedText::isPlain);
            }
        }
        return true;
    }

    /** The text with every such character escaped; the same instance if there is none. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> append(plain, codePoint));
        return plain.toString();
    }

    /**
     * The text cut to this many characters, with an ellipsis in place of the last one; never between the two halves of
     * a surrogate pair.
     */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> !isNoncharacter(codePoint) && !isReservedAsInvisible(codePoint);
        };
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xfffe) == 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
    }

    /** Unicode reserves these code points for format characters, also in later versions. */
    private static boolean isReservedAsInvisible(int codePoint) {
        return codePoint == 0x2065
                || (codePoint >= 0xfff0 && codePoint <= 0xfff8)
                || (codePoint >= 0xe0000 && codePoint <= 0xe0fff);
    }

    private static void append(StringBuilder plain, int codePoint) {
        if (isPlain(codePoint)) {
            plain.appendCodePoint(codePoint);
            return;
        }
        switch (codePoint) {
            case '\n' -> plain.append("\\n");
            case '\r' -> plain.append("\\r");
            case '\t' -> plain.append("\\t");
            default -> appendNumber(plain, codePoint);
        }
    }

    private static void appendNumber(StringBuilder plain, int codePoint) {
        String hex = Integer.toHexString(codePoint);
        plain.append("\\u");
        if (codePoint > Character.MAX_VALUE) {
            plain.append('{').append(hex).append('}');
        } else {
            plain.append("0".repeat(4 - hex.length())).append(hex);
        }
    }
}
