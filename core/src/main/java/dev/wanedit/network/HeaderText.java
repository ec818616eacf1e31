package dev.wanedit.network;

/**
 * The characters that are allowed in a header's value: printable ASCII, which every proxy and server reads in the same
 * way.
 */
public final class HeaderText {

    private HeaderText() {}

    public static boolean isLegal(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
