package dev.wanedit.cli.sheet;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exact sums by their names. A sum of which no part is known is not among them. Not thread-safe. */
public final class Sums {

    private final Map<String, BigDecimal> sums = new LinkedHashMap<>();

    /** Adds to the sum of this name; null if the amount is not known. */
    public void add(String name, @Nullable BigDecimal amount) {
        if (amount != null) {
            sums.merge(name, amount, BigDecimal::add);
        }
    }

    /** In the order in which their first parts were added. */
    public Map<String, BigDecimal> byName() {
        return Collections.unmodifiableMap(sums);
    }
}
