package dev.wanedit.cli.gallery;

import dev.wanedit.cli.sheet.Sums;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the figures of jobs, exactly, for each currency. Simulated jobs are not billed, so they are left out. */
final class Totals {

    private static final List<String> SUMMED = List.of("quoted_least", "quoted_most", "billed_seconds", "billed");

    private final Map<String, Sums> sums = new TreeMap<>();
    private final Map<String, Integer> states = new LinkedHashMap<>();
    private int simulated;

    /** The totals of these jobs, for JSON: {@code states}, {@code simulated} and {@code currencies}. */
    static Map<String, Object> of(List<Map<String, Object>> jobs) {
        Totals totals = new Totals();
        jobs.forEach(totals::add);
        return totals.fields();
    }

    private void add(Map<String, Object> job) {
        states.merge(String.valueOf(job.get("state")), 1, Integer::sum);
        if (job.containsKey("simulated")) {
            simulated++;
            return;
        }
        String currency = job.get("currency") instanceof String code ? code : "";
        for (String name : SUMMED) {
            BigDecimal amount = decimal(job.get(name));
            if (amount != null) {
                sums.computeIfAbsent(currency, none -> new Sums()).add(name, amount);
            }
        }
    }

    private Map<String, Object> fields() {
        List<Object> currencies = new ArrayList<>();
        sums.forEach((currency, amounts) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("currency", currency);
            amounts.byName().forEach((name, amount) -> fields.put(name, amount.toPlainString()));
            currencies.add(fields);
        });
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("states", states);
        fields.put("simulated", simulated);
        fields.put("currencies", currencies);
        return fields;
    }

    private static @Nullable BigDecimal decimal(@Nullable Object text) {
        return text instanceof String number ? new BigDecimal(number) : null;
    }
}
