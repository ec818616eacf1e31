package dev.wanedit.benchmarks.fleet;

import java.util.SplittableRandom;

/**
 * When jobs come in the course of a day, and how long their tasks run. The same seed gives the same day on every machine.
 *
 * @param jobs how many come in a day on average
 */
record Demand(double jobs) {

    static final int DAY = 86_400;

    private static final int BUSIEST = 14 * 3600;
    private static final double SWING = 0.8;

    /** Seconds, and the share of edits that have ended by then: those of the vendor's page, as the client's prior. */
    private static final double[][] ENDED = {
        {0, 0},
        {20, 0.01},
        {60, 0.07},
        {90, 0.17},
        {120, 0.32},
        {180, 0.66},
        {240, 0.84},
        {300, 0.91},
        {660, 0.99},
        {1200, 1}
    };

    /** For each second of the day, the chance that no job comes. */
    double[] chancesOfNone() {
        double[] chances = new double[DAY];
        for (int second = 0; second < DAY; second++) {
            double wave = StrictMath.cos(2 * Math.PI * (second - BUSIEST) / DAY);
            chances[second] = StrictMath.exp(-jobs / DAY * (1 + SWING * wave));
        }
        return chances;
    }

    /** How many jobs come in a second. */
    static int arrivals(SplittableRandom random, double chanceOfNone) {
        int count = 0;
        for (double left = random.nextDouble(); left > chanceOfNone; left *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** How long a task runs, in seconds. */
    static int duration(SplittableRandom random) {
        double share = random.nextDouble();
        int part = 1;
        while (ENDED[part][1] < share) {
            part++;
        }
        double[] from = ENDED[part - 1];
        double[] to = ENDED[part];
        double seconds = from[0] + (to[0] - from[0]) * (share - from[1]) / (to[1] - from[1]);
        return Math.max(1, (int) seconds);
    }

    /** The mean of all durations, in seconds. */
    static double meanDuration() {
        double mean = 0;
        for (int part = 1; part < ENDED.length; part++) {
            mean += (ENDED[part][1] - ENDED[part - 1][1]) * (ENDED[part][0] + ENDED[part - 1][0]) / 2;
        }
        return mean;
    }
}
