package dev.wanedit.cli.sheet;

import dev.wanedit.cli.result.JobFigureFields;
import dev.wanedit.cli.result.Times;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.QuotedCost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What jobs were expected to cost and what they cost, by day and currency. The day of a job is the one on which its task
 * ended, or else the one on which the job was recorded. Sums are exact. Not thread-safe.
 */
public final class DailyTotals {

    static final List<String> COLUMNS = List.of(
            "day",
            "time_zone",
            "currency",
            "jobs",
            "quoted_seconds_least",
            "quoted_seconds_most",
            "quoted_least",
            "quoted_most",
            "billed_jobs",
            "billed_seconds",
            "billed");

    private final ZoneId zone;
    private final Map<Row, Sums> rows =
            new TreeMap<>(Comparator.comparing(Row::day).thenComparing(Row::currency));

    private DailyTotals(ZoneId zone) {
        this.zone = zone;
    }

    /** The totals of these jobs, a row for each day and currency in their order. */
    public static List<Map<String, Object>> of(List<JobRecord> jobs, ZoneId zone) {
        DailyTotals totals = new DailyTotals(zone);
        jobs.forEach(totals::add);
        return totals.fields();
    }

    /** The day of a job. */
    static LocalDate day(JobRecord job, ZoneId zone) {
        Instant moment = job.ended() == null ? job.created() : job.ended();
        return LocalDate.ofInstant(moment, zone);
    }

    private void add(JobRecord job) {
        String currency = JobFigureFields.currency(job);
        rows.computeIfAbsent(new Row(day(job, zone), currency == null ? "" : currency), none -> new Sums())
                .add(job.figures());
    }

    private List<Map<String, Object>> fields() {
        List<Map<String, Object>> all = new ArrayList<>();
        rows.forEach((row, sums) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("day", row.day().toString());
            fields.put("time_zone", zone.getId());
            if (!row.currency().isEmpty()) {
                fields.put("currency", row.currency());
            }
            sums.addTo(fields);
            all.add(fields);
        });
        return all;
    }

    /** @param currency empty for jobs without a known price */
    private record Row(LocalDate day, String currency) {}

    /** The sums of one row; a sum of which no part is known is null. */
    private static final class Sums {

        private int jobs;
        private int billedJobs;
        private final Map<String, BigDecimal> sums = new LinkedHashMap<>();

        void add(JobFigures figures) {
            jobs++;
            QuotedCost quoted = figures.quoted();
            if (quoted != null) {
                add("quoted_seconds_least", seconds(quoted.leastTime()));
                add("quoted_seconds_most", seconds(quoted.mostTime()));
                add(
                        "quoted_least",
                        quoted.least() == null ? null : quoted.least().amount());
                add("quoted_most", quoted.most() == null ? null : quoted.most().amount());
            }
            billedJobs += figures.billed() == null ? 0 : 1;
            add("billed_seconds", figures.billed() == null ? null : seconds(figures.billed()));
            add("billed", figures.cost() == null ? null : figures.cost().amount());
        }

        private void add(String name, @Nullable BigDecimal amount) {
            if (amount != null) {
                sums.merge(name, amount, BigDecimal::add);
            }
        }

        void addTo(Map<String, Object> fields) {
            fields.put("jobs", jobs);
            fields.put("billed_jobs", billedJobs);
            fields.putAll(sums);
        }

        private static BigDecimal seconds(Duration time) {
            return Times.seconds(time);
        }
    }
}
