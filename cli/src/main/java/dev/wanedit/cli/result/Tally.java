package dev.wanedit.cli.result;

import dev.wanedit.cli.result.Outcome.End;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Counts the ends of many jobs, and decides the exit code of a command for all of them. Not thread-safe. */
public final class Tally {

    /**
     * First the codes that need a decision or a repair by a person, last those that need only the same command again.
     */
    public static final List<Integer> WORST_FIRST = List.of(
            ExitCodes.UNCERTAIN,
            ExitCodes.ACCOUNT,
            ExitCodes.REFUSED,
            ExitCodes.FAULT,
            ExitCodes.UNREACHABLE,
            ExitCodes.WAIT_OVER,
            ExitCodes.INTERRUPTED,
            ExitCodes.DONE);

    private final Map<End, Integer> counts = new EnumMap<>(End.class);
    private int exitCode = ExitCodes.DONE;
    private boolean mayGoOn;

    public void add(Outcome outcome) {
        counts.merge(outcome.end(), 1, Integer::sum);
        mayGoOn |= outcome.exitCode() != ExitCodes.DONE && outcome.end() != End.FAILED;
        if (WORST_FIRST.indexOf(outcome.exitCode()) < WORST_FIRST.indexOf(exitCode)) {
            exitCode = outcome.exitCode();
        }
    }

    public int ended() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(End end) {
        return counts.getOrDefault(end, 0);
    }

    /** True if running the same command again would continue with some jobs. */
    public boolean mayGoOn() {
        return mayGoOn;
    }

    /**
     * The sum as the result of a command.
     *
     * @param hints what to do next, one sentence each
     */
    public Result result(List<String> hints) {
        StringJoiner summary = new StringJoiner(", ", "", ".");
        Map<String, Object> fields = new LinkedHashMap<>();
        for (End end : End.values()) {
            String name = end.name().toLowerCase(Locale.ROOT);
            summary.add(count(end) + " " + name);
            fields.put(name, count(end));
        }
        if (exitCode != ExitCodes.DONE) {
            fields.put("message", summary.toString());
        }
        Fields.putKnown(fields, "hint", hints.isEmpty() ? null : String.join("\n", hints));
        StringJoiner told = new StringJoiner(System.lineSeparator() + "  ").add(summary.toString());
        hints.forEach(told::add);
        return new Result("", told.toString(), fields, exitCode);
    }
}
