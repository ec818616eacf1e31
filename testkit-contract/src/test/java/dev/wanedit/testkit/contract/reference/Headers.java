package dev.wanedit.testkit.contract.reference;

/** The characters that are allowed in a header. */
final class Headers {

    private Headers() {}

    static boolean isLegal(String value) {
        return !value.isBlank() && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
