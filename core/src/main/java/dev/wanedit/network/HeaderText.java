package dev.wanedit.network;

/** What may stand in a header's value without being read as something else on the way. */
public final class HeaderText {

    private HeaderText() {}

    public static boolean isLegal(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
