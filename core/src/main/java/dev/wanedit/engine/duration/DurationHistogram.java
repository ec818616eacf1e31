package dev.wanedit.engine.duration;

/**
 * How long edits of one kind run: a histogram whose buckets grow by 12 %. It starts with the durations of the vendor's
 * page (mostly one to five minutes, some over ten) and is sharpened by each edit that ends. About 600 bytes.
 */
public final class DurationHistogram {

    /** An edit that runs is not looked at sooner than after this time, in nanoseconds. */
    public static final long SHORTEST_LOOK = 1_000_000_000;

    /** An edit that runs is looked at after this time at the latest, in nanoseconds. */
    public static final long LONGEST_LOOK = 30 * SHORTEST_LOOK;

    private static final long SECOND = 1_000_000_000;
    private static final int BUCKETS = 64;
    private static final double SHORTEST = 8;
    private static final double GROWTH = 1.12;
    private static final double[] EDGES = edges();

    /** Seconds, and the share of edits that have ended by then. */
    private static final double[][] VENDORS_PAGE = {
        {20, 0.01}, {60, 0.07}, {90, 0.17}, {120, 0.32}, {180, 0.66}, {240, 0.84}, {300, 0.91}, {660, 0.99}, {3600, 1}
    };

    /** What the prior weighs, in edits. */
    private static final double PRIOR_WEIGHT = 12;

    /** Above this weight the older edits count less with each new one. */
    private static final double MOST_WEIGHT = 800;

    private static final double NEVER_LESS = 1e-3;

    /**
     * The rate of queries is this factor times the square root of the hazard, which is the share of running edits that ends
     * in a second. Then the product of the number of queries and the mean delay is lowest.
     */
    private static final double DENSITY = 1 / 0.28;

    private static final double DENSEST = (double) SHORTEST_LOOK / SECOND;
    private static final double SPARSEST = (double) LONGEST_LOOK / SECOND;

    private final float[] weights = new float[BUCKETS];
    private final float[] rates = new float[BUCKETS];
    private double total;

    /** A histogram that knows the vendor's page only. */
    public DurationHistogram() {
        for (int i = 0; i < BUCKETS; i++) {
            weights[i] = (float) (PRIOR_WEIGHT * (shareBy(EDGES[i + 1]) - shareBy(EDGES[i])));
            total += weights[i];
        }
        sharpen();
    }

    /** A histogram that begins with the shares of another one, with the weight of the prior. */
    DurationHistogram(DurationHistogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            weights[i] = (float) (other.weights[i] * PRIOR_WEIGHT / other.total);
            total += weights[i];
        }
        sharpen();
    }

    /** An edit of this kind ran this long, in nanoseconds. */
    public void learn(long ran) {
        weights[bucket((double) ran / SECOND)]++;
        total++;
        if (total > MOST_WEIGHT) {
            for (int i = 0; i < BUCKETS; i++) {
                weights[i] *= (float) (MOST_WEIGHT / total);
            }
            total = MOST_WEIGHT;
        }
        sharpen();
    }

    /**
     * When to look again at an edit that still runs: late while its end is unlikely, soon when it is likely, within {@link
     * #SHORTEST_LOOK} and {@link #LONGEST_LOOK}.
     *
     * @param running nanoseconds since it began
     * @return nanoseconds from now
     */
    public long untilNextLook(long running) {
        double age = Math.max(0, (double) running / SECOND);
        double looks = 0;
        double waited = 0;
        for (int i = bucket(age); i < BUCKETS && waited < SPARSEST; i++) {
            double from = i == 0 ? Math.min(age, EDGES[1]) : EDGES[i];
            double length = EDGES[i + 1] - Math.max(from, age + waited);
            if (length <= 0) {
                continue;
            }
            if (looks + length * rates[i] >= 1) {
                waited += (1 - looks) / rates[i];
                return (long) (Math.max(DENSEST, Math.min(SPARSEST, waited)) * SECOND);
            }
            looks += length * rates[i];
            waited += length;
        }
        return (long) (SPARSEST * SECOND);
    }

    /** The median, in nanoseconds. */
    public long median() {
        double sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += weights[i];
            if (sum >= total / 2) {
                return (long) (Math.sqrt(EDGES[i] * EDGES[i + 1]) * SECOND);
            }
        }
        return (long) (EDGES[BUCKETS] * SECOND);
    }

    private void sharpen() {
        double left = 0;
        for (int i = BUCKETS - 1; i >= 0; i--) {
            double here = (weights[Math.max(0, i - 1)] + 2 * weights[i] + weights[Math.min(BUCKETS - 1, i + 1)]) / 4;
            double hazard = here / (EDGES[i + 1] - EDGES[i]) / Math.max(NEVER_LESS * total, left + here / 2);
            rates[i] = (float) Math.max(1 / SPARSEST, Math.min(1 / DENSEST, DENSITY * Math.sqrt(hazard)));
            left += here;
        }
    }

    private static int bucket(double seconds) {
        int i = seconds <= SHORTEST ? 0 : (int) (Math.log(seconds / SHORTEST) / Math.log(GROWTH));
        return Math.min(BUCKETS - 1, i);
    }

    private static double[] edges() {
        double[] edges = new double[BUCKETS + 1];
        for (int i = 0; i <= BUCKETS; i++) {
            edges[i] = SHORTEST * Math.pow(GROWTH, i);
        }
        return edges;
    }

    private static double shareBy(double seconds) {
        double before = 0;
        double share = 0;
        for (double[] point : VENDORS_PAGE) {
            if (seconds <= point[0]) {
                return share + (point[1] - share) * (seconds - before) / (point[0] - before);
            }
            before = point[0];
            share = point[1];
        }
        return 1;
    }
}
