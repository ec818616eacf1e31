package dev.wanedit.benchmarks.query;

import dev.wanedit.benchmarks.figure.Median;
import dev.wanedit.benchmarks.kind.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What one query cost each client, round by round. */
final class Measured {

    private final Map<Kind, List<Cost>> rounds = new EnumMap<>(Kind.class);

    /** @param line nanoseconds and bytes of all queries of the round */
    void add(Kind kind, String line, int queries) {
        String[] parts = line.split(" ");
        rounds.computeIfAbsent(kind, none -> new ArrayList<>())
                .add(new Cost(Double.parseDouble(parts[0]) / queries / 1_000, Double.parseDouble(parts[1]) / queries));
    }

    boolean has(Kind kind) {
        return rounds.containsKey(kind);
    }

    /** How many rounds there were. */
    int rounds() {
        return rounds.values().stream().mapToInt(List::size).max().orElse(0);
    }

    double median(Kind kind, ToDoubleFunction<Cost> part) {
        return Median.of(of(kind).stream().mapToDouble(part).toArray());
    }

    /** The median of the ratios of each round: whatever else the machine did then hit both. */
    double ratio(Kind kind, Kind to, ToDoubleFunction<Cost> part) {
        List<Cost> mine = of(kind);
        List<Cost> others = of(to);
        double[] ratios = new double[mine.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = part.applyAsDouble(mine.get(i)) / part.applyAsDouble(others.get(i));
        }
        return Median.of(ratios);
    }

    private List<Cost> of(Kind kind) {
        return rounds.getOrDefault(kind, List.of());
    }

    /**
     * Of one query.
     *
     * @param micros CPU time
     * @param bytes allocated
     */
    record Cost(double micros, double bytes) {}
}
