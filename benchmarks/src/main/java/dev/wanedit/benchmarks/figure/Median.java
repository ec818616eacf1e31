package dev.wanedit.benchmarks.figure;

import java.util.Arrays;
import java.util.List;

/** The middle one of several figures, or the mean of the two in the middle. */
public final class Median {

    private Median() {}

    public static double of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
