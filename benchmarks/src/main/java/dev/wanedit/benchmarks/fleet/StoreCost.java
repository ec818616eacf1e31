package dev.wanedit.benchmarks.fleet;

import java.util.function.IntToDoubleFunction;

/**
 * What a fleet asks of its database. The statements for each job are those that {@code ThroughputTest} of the fleet counts; those
 * for each second follow from the fleet's intervals, with a listener.
 *
 * @param accounts how many there are
 * @param clients how many nodes work for each of them
 */
record StoreCost(int accounts, int clients) {

    /** CPU of the database for each job, measured, in seconds. */
    static final double CPU = 0.005;

    /** The log of the database for each job, in KB: 9 for the work, measured, and a third of that for the taking. */
    static final double LOGGED = 12;

    /** The account's state, the cancels, the jobs that wait, each twice a second; the jobs that run, every five seconds. */
    private static final double DRIVER_READS = 6.2;

    /** The outbox once a second, which is an execution of db-scheduler: picked, and rescheduled. */
    private static final double LISTENER_READS = 1;

    private static final double LISTENER_WRITES = 2;

    /** Each second for work, and each heartbeat for what dead nodes left. */
    private static final double CLIENT_READS = 1.1;

    private static final double HEARTBEATS = 0.1;

    /** Also when no job comes. */
    double readsAtRest() {
        return accounts * (DRIVER_READS + LISTENER_READS + clients * CLIENT_READS);
    }

    double writesAtRest() {
        return accounts * (LISTENER_WRITES + 2 * HEARTBEATS);
    }

    IntToDoubleFunction reads(Totals day) {
        return second -> readsAtRest() + day.statements(second, 5, 6, 4, 4);
    }

    /** Five rows of the outbox are deleted for each job. */
    IntToDoubleFunction writes(Totals day) {
        return second -> writesAtRest() + HEARTBEATS * day.downloads(second) + day.statements(second, 4, 8, 5, 7);
    }

    /** Transactions that change something. */
    IntToDoubleFunction commits(Totals day) {
        return second -> writesAtRest() + day.statements(second, 2, 2, 3, 4);
    }

    static double mean(IntToDoubleFunction figure) {
        double sum = 0;
        for (int second = 0; second < Demand.DAY; second++) {
            sum += figure.applyAsDouble(second);
        }
        return sum / Demand.DAY;
    }

    /** The busiest second. */
    static double peak(IntToDoubleFunction figure) {
        double most = 0;
        for (int second = 0; second < Demand.DAY; second++) {
            most = Math.max(most, figure.applyAsDouble(second));
        }
        return most;
    }
}
