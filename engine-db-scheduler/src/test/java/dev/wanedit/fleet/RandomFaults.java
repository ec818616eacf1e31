package dev.wanedit.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What happens to a fleet, at random moments and in random order: nodes are killed and suspended, both the one that drives and
 * others, and the database is killed.
 */
final class RandomFaults {

    /** So that something is left to do when the last one has happened. */
    private static final double LAST = 0.9;

    private RandomFaults() {}

    /** The kinds of faults; how many of each there are for two thousand jobs. */
    enum Kind {
        KILL_THE_DRIVER(4),
        KILL_ANOTHER(4),
        SUSPEND_THE_DRIVER(2),
        SUSPEND_ANOTHER(2),
        RESTART_THE_DATABASE(3);

        private final int often;

        Kind(int often) {
            this.often = often;
        }

        private int times(int jobs) {
            return Math.max(this == RESTART_THE_DATABASE ? 2 : 1, often * jobs / 2000);
        }
    }

    /**
     * A fault.
     *
     * @param creates after how many jobs were sent
     */
    record Fault(int creates, Kind kind) {}

    /** The same faults for the same seed, in their order. Those of a kind are spread over the jobs. */
    static List<Fault> of(long seed, int jobs) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            int times = kind.times(jobs);
            for (int i = 0; i < times; i++) {
                faults.add(new Fault((int) (jobs * LAST * (i + random.nextDouble()) / times), kind));
            }
        }
        faults.sort(Comparator.comparingInt(Fault::creates));
        return faults;
    }
}
