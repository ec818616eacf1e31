package dev.wanedit.benchmarks.fleet;

import dev.wanedit.benchmarks.fleet.AccountDay.Limits;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** Simulates a day of 100 accounts, 1,000,000 jobs and 50 nodes, and prints the tables of docs/fleet.md. */
public final class FleetPlan {

    private static final int ACCOUNTS = 100;
    private static final int JOBS = 1_000_000;
    private static final int NODES = 50;
    private static final int DOWNLOADS_OF_A_CLIENT = 4;
    private static final int FEW = 3;
    private static final int[] RUNNING = {5, 10, 20, 30, 40, 50};
    private static final int[] DEMANDS = {1_000, 2_000, 3_000, 10_000, 50_000};
    private static final int SHORT_WAIT = 60;
    private static final double MOST = 0.95;

    private FleetPlan() {}

    public static void main(String[] arguments) {
        System.out.print(tables());
    }

    /** The tables as they stand in the page. */
    static String tables() {
        StringBuilder page =
                new StringBuilder("| tasks at once for an account | jobs done in the day | still unsent at its end"
                        + " | median wait | wait of 95 % | longest queue |\n|---|---|---|---|---|---|\n");
        Totals enough = null;
        for (int running : RUNNING) {
            Totals day = day(running);
            page.append(line(
                    "| %d | %,d | %,d | %s | %s | %,d |%n",
                    running, day.done(), day.left(), time(day.wait(0.5)), time(day.wait(MOST)), day.longestQueue()));
            enough = enough == null && day.wait(MOST) <= SHORT_WAIT ? day : enough;
        }
        page.append("\n| jobs of an account in a day | tasks at once | submits a second | queries a second |\n"
                + "|---|---|---|---|\n");
        for (int jobs : DEMANDS) {
            page.append(quota(jobs));
        }
        Totals day = enough == null ? day(RUNNING[RUNNING.length - 1]) : enough;
        return page.append(store(day)).toString();
    }

    private static Totals day(int running) {
        return Totals.of(ACCOUNTS, new Demand((double) JOBS / ACCOUNTS), Limits.PUBLISHED.running(running));
    }

    /** The least tasks at once with which 95 % of the jobs wait a minute at most. */
    private static String quota(int jobs) {
        Demand demand = new Demand(jobs);
        int running = Math.max(1, (int) (jobs * Demand.meanDuration() / Demand.DAY));
        Limits wide = new Limits(running, 1000, 1000);
        Totals day = Totals.of(1, demand, wide);
        while (day.wait(MOST) > SHORT_WAIT || day.left() > 0) {
            running++;
            day = Totals.of(1, demand, wide.running(running));
        }
        return line("| %,d | %d | %.0f | %.0f |%n", jobs, running, peak(day::sent), peak(day::queried));
    }

    private static String store(Totals day) {
        StoreCost few = new StoreCost(ACCOUNTS, FEW);
        StoreCost all = new StoreCost(ACCOUNTS, NODES);
        return "\n| of the store, a second | at rest | mean | busiest second |\n|---|---|---|---|\n"
                + row("queries, each account on 3 nodes", few.readsAtRest(), few.reads(day))
                + row("queries, each account on all 50 nodes", all.readsAtRest(), all.reads(day))
                + row("writes of rows", few.writesAtRest(), few.writes(day))
                + row("transactions that write", few.writesAtRest(), few.commits(day))
                + row("CPU for jobs, in cores", 0, second -> StoreCost.CPU * day.statements(second, 0, 0.5, 0, 0.5))
                + row("downloads at once, of " + ACCOUNTS * FEW * DOWNLOADS_OF_A_CLIENT, 0, day::downloads)
                + row("requests to the service", 0, day::asked)
                + line(
                        "%n| of the store, a day | |%n|---|---|%n| rows of jobs, each in two tables | %,d |%n"
                                + "| rows of the outbox, written and deleted | %,d |%n"
                                + "| rows of downloads, written and deleted | %,d |%n"
                                + "| log of the database, GB | %.0f |%n",
                        day.jobs(), 5 * day.jobs(), day.done(), day.jobs() * StoreCost.LOGGED / 1024 / 1024);
    }

    private static String row(String name, double atRest, IntToDoubleFunction figure) {
        return line(
                "| %s | %s | %s | %s |%n",
                name, number(atRest), number(StoreCost.mean(figure)), number(StoreCost.peak(figure)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value > 0 && value < 1 ? "%.2f" : "%,.0f", value);
    }

    private static double peak(IntToDoubleFunction figure) {
        return StoreCost.peak(figure);
    }

    private static String time(int seconds) {
        return seconds < 600 ? seconds + " s" : String.format(Locale.ROOT, "%.1f h", seconds / 3600.0);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }
}
