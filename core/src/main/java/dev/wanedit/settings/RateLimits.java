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
public record RateLimits(int submits, int queries, int lists, int cancels) {

    /** What the service allows one account. */
    public static final RateLimits ACCOUNT = new RateLimits(5, 20, 20, 20);

    private static final int MOST = 1_000_000;

    /** Binary fractions make 100 times 0.29 a little less than 29. */
    private static final double ROUNDING = 1e-9;

    /**
     * A part of these rate limits, for one of several processes that use the same account; each is at least 1.
     *
     * @param part over 0, up to 1
     * @throws IllegalArgumentException if the part is out of range
     */
    public RateLimits share(double part) {
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException("A share is " + part + ", allowed over 0 up to 1");
        }
        return new RateLimits(share(submits, part), share(queries, part), share(lists, part), share(cancels, part));
    }

    private static int share(int limit, double part) {
        return Math.max(1, (int) (limit * part + ROUNDING));
    }

    /** @throws IllegalArgumentException if one of them is under 1 or over a million */
    public RateLimits {
        for (int limit : new int[] {submits, queries, lists, cancels}) {
            if (limit < 1 || limit > MOST) {
                throw new IllegalArgumentException(
                        "A rate limit is " + limit + " requests a second, allowed 1 to " + MOST);
            }
        }
    }
}
