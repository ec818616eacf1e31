package dev.wanedit.testkit.contract.reference;

/**
 * Bad habits that no wrapper could add from the outside.
 *
 * @param swallowsCutBodies takes a body that ended early for the whole
 * @param followsRedirects goes where a redirect points, with all headers
 * @param leavesSocketsOpen forgets to close what it opened
 * @param sendsHeadersEverywhere gives the application's headers to storage hosts too
 * @param blamesTheService takes the proxy's refusal of a tunnel for an answer of the service
 * @param skipsHostnames trusts a certificate of any host
 * @param sendsChangedFiles fills up or cuts a file that changed, to the length that was announced
 */
public record Habits(
        boolean swallowsCutBodies,
        boolean followsRedirects,
        boolean leavesSocketsOpen,
        boolean sendsHeadersEverywhere,
        boolean blamesTheService,
        boolean skipsHostnames,
        boolean sendsChangedFiles) {

    /** None. */
    public static final Habits GOOD = new Habits(false, false, false, false, false, false, false);
}
