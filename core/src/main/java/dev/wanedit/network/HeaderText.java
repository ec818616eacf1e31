package dev.wanedit.network;

/**
 * The characters that are allowed in a header's value: printable ASCII, which every proxy and server reads in the same
 * way.
 */
public final class HeaderText {

    private HeaderText() {}

    /** True if the value has only printable characters of ASCII, which every HTTP stack sends unchanged. */
    public static boolean isLegal(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
