package dev.wanedit.port;

/** What may stand in a header's value without being read as something else on the way. */
final class HeaderText {

    private HeaderText() {}

    static boolean isLegal(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
