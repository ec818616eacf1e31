package dev.wanedit.engine.poll;

import java.util.Random;

/** Durations as the vendor's page shows them: mostly two to three minutes, some over ten; 180 s on average. */
final class EditDurations {

    private static final double[][] SECONDS_BY_SHARE = {
        {0, 60}, {0.08, 110}, {0.2, 125}, {0.8, 195}, {0.92, 255}, {0.96, 420}, {1, 680}
    };

    private final Random random;

    EditDurations(long seed) {
        this.random = new Random(seed);
    }

    long next() {
        double share = random.nextDouble();
        for (int i = 1; ; i++) {
            double[] from = SECONDS_BY_SHARE[i - 1];
            double[] to = SECONDS_BY_SHARE[i];
            if (share <= to[0]) {
                return (long) ((from[1] + (to[1] - from[1]) * (share - from[0]) / (to[0] - from[0]))
                        * SimulatedAccount.SECOND);
            }
        }
    }
}
