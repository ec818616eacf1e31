package dev.wanedit.wire;

/**
 * Checks the size and depth of a document before a JSON library makes objects of it. No answer of the service is beyond
 * these bounds. A short text can become very many objects: {@code [{},{},…]} of 1 MiB takes 60 MB in some libraries,
 * and {@code [[[[…} overflows the stack of others. One pass, no memory. A text that is not JSON is left to the library.
 */
final class JsonBounds {

    private static final int DEEPEST = 64;

    /** A page of a list, which is the largest answer, has 100 rows of 12 values. */
    private static final int MOST_VALUES = 20_000;

    private JsonBounds() {}

    static boolean hold(byte[] json) {
        int depth = 0;
        int values = 0;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> i = endOfText(json, i + 1);
                case '{', '[' -> {
                    depth++;
                    values++;
                }
                case '}', ']' -> depth--;
                case ',' -> values++;
                default -> {}
            }
            if (depth > DEEPEST || values > MOST_VALUES) {
                return false;
            }
        }
        return true;
    }

    /** The position of the closing quote, or the end of the document. */
    private static int endOfText(byte[] json, int start) {
        int i = start;
        while (i < json.length && json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return i;
    }
}
