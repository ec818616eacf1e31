package dev.wanedit.cli.sheet;

import dev.wanedit.cli.result.JobTable;
import dev.wanedit.record.JobRecord;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The jobs of a store, or their totals, as CSV for a spreadsheet. Times are in UTC; a day is one of the given zone. */
public final class JobSheet {

    private static final List<String> COLUMNS = List.of(
            "job_key",
            "phase",
            "task_id",
            "day",
            "time_zone",
            "created",
            "submitted",
            "started",
            "ended",
            "resolution",
            "currency",
            "quoted_seconds_least",
            "quoted_seconds_most",
            "quoted_least",
            "quoted_most",
            "billed_seconds",
            "billed",
            "target");

    private JobSheet() {}

    /**
     * The fields of a job, for JSON too.
     *
     * @param zone the zone of its day
     */
    public static Map<String, Object> fields(JobRecord job, ZoneId zone) {
        Map<String, Object> fields = JobTable.fields(job);
        fields.put("day", DailyTotals.day(job, zone).toString());
        fields.put("time_zone", zone.getId());
        return fields;
    }

    /** A row for each job. */
    public static String ofJobs(List<JobRecord> jobs, ZoneId zone) {
        return of(COLUMNS, jobs.stream().map(job -> fields(job, zone)).toList());
    }

    /** A row for each day and currency. */
    public static String ofTotals(List<JobRecord> jobs, ZoneId zone) {
        return of(DailyTotals.COLUMNS, DailyTotals.of(jobs, zone));
    }

    /** The sheet with the mark by which some spreadsheets recognise UTF-8. */
    public static String marked(String sheet) {
        return CsvText.BYTE_ORDER_MARK + sheet;
    }

    private static String of(List<String> columns, List<Map<String, Object>> rows) {
        StringBuilder sheet = new StringBuilder(CsvText.row(columns));
        rows.forEach(
                row -> sheet.append(CsvText.row(columns.stream().map(row::get).toList())));
        return sheet.toString();
    }
}
