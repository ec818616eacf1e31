package dev.wanedit.engine.poll;

/**
 * How the simulated service behaves.
 *
 * @param lag how far the list is behind, in nanoseconds
 * @param loses the share of rows that a page lacks
 * @param ignoresFilter true if each page shows tasks in all statuses
 * @param everyTenthFails true if each tenth call is answered with 500
 * @param pageSize the most rows of a page
 * @param outage when all requests are refused with a 429
 */
record AccountTraits(
        long lag, double loses, boolean ignoresFilter, boolean everyTenthFails, int pageSize, Outage outage) {

    static final AccountTraits GOOD = new AccountTraits(0, 0, false, false, 100, Outage.NONE);

    static final AccountTraits BAD =
            new AccountTraits(30 * SimulatedAccount.SECOND, 0.05, false, true, 100, Outage.NONE);

    AccountTraits ignoringFilter() {
        return new AccountTraits(lag, loses, true, everyTenthFails, pageSize, outage);
    }

    AccountTraits losing(double share) {
        return new AccountTraits(lag, share, ignoresFilter, everyTenthFails, pageSize, outage);
    }

    AccountTraits with(Outage refusals) {
        return new AccountTraits(lag, loses, ignoresFilter, everyTenthFails, pageSize, refusals);
    }

    AccountTraits withPages(int size) {
        return new AccountTraits(lag, loses, ignoresFilter, everyTenthFails, size, outage);
    }

    /**
     * A time, in nanoseconds.
     *
     * @param ofLists true if only the list is refused
     */
    record Outage(long from, long until, boolean ofLists) {

        static final Outage NONE = new Outage(0, 0, false);

        boolean covers(long moment, boolean list) {
            return from <= moment && moment < until && (list || !ofLists);
        }
    }
}
