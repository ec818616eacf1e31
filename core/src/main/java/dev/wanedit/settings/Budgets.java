package dev.wanedit.settings;

/**
 * Requests per second that a client may send, shared by all its jobs. The service counts query, list and cancel
 * separately, with 20 per second each for the whole account. If an account has several clients, set lower values for
 * each of them.
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
