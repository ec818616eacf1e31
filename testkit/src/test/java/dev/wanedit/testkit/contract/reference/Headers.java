package dev.wanedit.testkit.contract.reference;

/** What may stand in a header. */
final class Headers {

    private Headers() {}

    static boolean isLegal(String value) {
        return !value.isBlank() && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
