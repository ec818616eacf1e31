package dev.wanedit.testkit.contract.reference;

/**
 * Bad habits that no wrapper could add from the outside.
 *
 * @param swallowsCutBodies takes a body that ended early for the whole
 * @param followsRedirects goes where a redirect points, with all headers
 * @param leavesSocketsOpen forgets to close what it opened
 * @param sendsChangedFiles fills up or cuts a file that changed, to the length that was announced
 */
public record Habits(
        boolean swallowsCutBodies, boolean followsRedirects, boolean leavesSocketsOpen, boolean sendsChangedFiles) {

    /** None. */
    public static final Habits GOOD = new Habits(false, false, false, false);
}
