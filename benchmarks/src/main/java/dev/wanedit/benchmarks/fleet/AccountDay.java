package dev.wanedit.benchmarks.fleet;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;

/** A day of one account, second by second: jobs come, wait for room, are sent, run, and are noticed by the driver. */
final class AccountDay {

    private static final int RING = 2048;
    private static final int SWEEP = 2;
    private static final int FIRST_LOOK = 3;
    private static final int ROWS_OF_A_PAGE = 100;

    private final Limits limits;
    private final Totals totals;
    private final SplittableRandom random;
    private final int[] ends = new int[RING];
    private final int[] firstLooks = new int[RING];
    private final Queue<Integer> waiting = new ArrayDeque<>();
    private int running;
    private int endedUnseen;
    private int endedSeen;

    AccountDay(Limits limits, long seed, Totals totals) {
        this.limits = limits;
        this.totals = totals;
        this.random = new SplittableRandom(seed);
    }

    void run(double[] chancesOfNone) {
        int longest = 0;
        for (int now = 0; now < Demand.DAY; now++) {
            take(now, Demand.arrivals(random, chancesOfNone[now]));
            ask(now);
            send(now);
            longest = Math.max(longest, waiting.size());
        }
        totals.accountEnded(waiting.size(), longest);
    }

    private void take(int now, int count) {
        totals.taken(now, count);
        for (int i = 0; i < count; i++) {
            waiting.add(now);
        }
    }

    /** As the driver does: a list of what runs, a first look at each new task, and one query for each task that ended. */
    private void ask(int now) {
        endedUnseen += take(ends, now);
        if (now % SWEEP == 0 && running > 0) {
            totals.listed(now, 1 + (running - 1) / ROWS_OF_A_PAGE);
            endedSeen += endedUnseen;
            endedUnseen = 0;
        }
        int first = Math.min(limits.queries() / 2, take(firstLooks, now));
        int noticed = Math.min(limits.queries() - first, endedSeen);
        endedSeen -= noticed;
        running -= noticed;
        totals.noticed(now, first, noticed);
    }

    private void send(int now) {
        int count = Math.min(Math.min(limits.submits(), limits.running() - running), waiting.size());
        for (int i = 0; i < count; i++) {
            totals.waited(now - waiting.remove());
            ends[(now + Demand.duration(random)) % RING]++;
            firstLooks[(now + FIRST_LOOK) % RING]++;
        }
        running += count;
        totals.sent(now, count);
    }

    private static int take(int[] ring, int now) {
        int count = ring[now % RING];
        ring[now % RING] = 0;
        return count;
    }

    /**
     * What the service allows an account.
     *
     * @param running tasks at once
     * @param submits a second
     * @param queries a second
     */
    record Limits(int running, int submits, int queries) {

        static final Limits PUBLISHED = new Limits(5, 5, 20);

        Limits running(int atOnce) {
            return new Limits(atOnce, submits, queries);
        }
    }
}
