package dev.wanedit.testkit.service;

/**
 * The account's limits, measured on the fake's clock.
 *
 * @param submitsPerSecond how many tasks may be created within a second; more get a 429
 * @param readsPerSecond how many queries are allowed within a second, and the same number of lists and of cancels; more
 * get a 429
 * @param running how many tasks run at once; the others stay PENDING
 */
public record Quotas(int submitsPerSecond, int readsPerSecond, int running) {

    /** No limits: for most tests. */
    public static Quotas none() {
        return new Quotas(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The known limits of the real service: 5 submits and 20 reads of each kind a second, 5 running. */
    public static Quotas published() {
        return new Quotas(5, 20, 5);
    }
}
