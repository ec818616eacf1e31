package dev.wanedit.settings;

/**
 * Requests per second that the account has, shared by all jobs of a client. The service counts query, list and cancel
 * each for itself, 20 a second for the whole account; several clients of one account must share by being set lower.
 *
 * @param submits create requests, default 5
 * @param queries query requests, default 20
 * @param lists list requests, default 20
 * @param cancels cancel requests, default 20
 */
public record Budgets(int submits, int queries, int lists, int cancels) {

    /** What the service allows one account. */
    public static final Budgets ACCOUNT = new Budgets(5, 20, 20, 20);

    private static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException if one of them is under 1 or over a million */
    public Budgets {
        for (int budget : new int[] {submits, queries, lists, cancels}) {
            if (budget < 1 || budget > MOST) {
                throw new IllegalArgumentException(
                        "A budget is " + budget + " requests a second, allowed 1 to " + MOST);
            }
        }
    }
}
