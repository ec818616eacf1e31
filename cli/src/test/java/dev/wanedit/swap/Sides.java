package dev.wanedit.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All adapters beside each other; the first is what the others are held against. */
final class Sides implements AutoCloseable {

    static final List<String> ADAPTERS = List.of("jdk", "retrofit", "sdk");

    private final List<Side> all = ADAPTERS.stream().map(Side::of).toList();

    /**
     * Runs the same scenario on each side, and fails with the lines that only one of two has.
     *
     * @param story the scenario, for the message
     */
    void agree(String story, Function<Side, List<String>> tells) {
        List<String> expected = tells.apply(all.get(0));
        for (Side other : all.subList(1, all.size())) {
            List<String> told = tells.apply(other);
            assertThat(told)
                    .as(
                            "%s%nonly over %s: %s%nonly over %s: %s%n",
                            story,
                            other.adapter(),
                            without(told, expected),
                            all.get(0).adapter(),
                            without(expected, told))
                    .isEqualTo(expected);
        }
    }

    Stream<Side> stream() {
        return all.stream();
    }

    @Override
    public void close() {
        all.forEach(Side::close);
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> rest = new ArrayList<>(lines);
        others.forEach(rest::remove);
        return rest;
    }
}
