package dev.wanedit.cli.sheet;

import dev.wanedit.cli.result.JobFigureFields;
import dev.wanedit.record.JobRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    private static final List<String> SUMMED = List.of(
            "quoted_seconds_least", "quoted_seconds_most", "quoted_least", "quoted_most", "billed_seconds", "billed");

    private final ZoneId zone;
    private final Map<Row, RowTotals> rows =
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
        rows.computeIfAbsent(new Row(day(job, zone), currency == null ? "" : currency), none -> new RowTotals())
                .add(job);
    }

    private List<Map<String, Object>> fields() {
        List<Map<String, Object>> all = new ArrayList<>();
        rows.forEach((row, totals) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("day", row.day().toString());
            fields.put("time_zone", zone.getId());
            if (!row.currency().isEmpty()) {
                fields.put("currency", row.currency());
            }
            totals.addTo(fields);
            all.add(fields);
        });
        return all;
    }

    /** @param currency empty for jobs without a known price */
    private record Row(LocalDate day, String currency) {}

    /** The totals of one row; a sum of which no part is known is left out. */
    private static final class RowTotals {

        private int jobs;
        private int billedJobs;
        private final Sums sums = new Sums();

        void add(JobRecord job) {
            jobs++;
            billedJobs += job.figures().billed() == null ? 0 : 1;
            Map<String, Object> figures = JobFigureFields.of(job);
            SUMMED.forEach(name -> sums.add(name, (BigDecimal) figures.get(name)));
        }

        void addTo(Map<String, Object> fields) {
            fields.put("jobs", jobs);
            fields.put("billed_jobs", billedJobs);
            fields.putAll(sums.byName());
        }
    }
}
