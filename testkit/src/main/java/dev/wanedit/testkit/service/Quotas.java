package dev.wanedit.testkit.service;

/**
 * The account's limits, kept on the fake's clock.
 *
 * @param submitsPerSecond how many tasks may be created within a second; more are answered 429
 * @param readsPerSecond how many queries, as many lists, as many cancels within a second; more are answered 429
 * @param running how many tasks run at once; the others stay PENDING
 */
public record Quotas(int submitsPerSecond, int readsPerSecond, int running) {

    /** No limit at all: what tests mostly want. */
    public static Quotas none() {
        return new Quotas(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** What is known of the real service: 5 submits and 20 reads of each kind a second, 5 running. */
    public static Quotas published() {
        return new Quotas(5, 20, 5);
    }
}
