package dev.wanedit.cli.command;

import dev.wanedit.cli.listing.ListedJobs;
import dev.wanedit.cli.listing.ListedStoreOptions;
import dev.wanedit.cli.option.ReportOptions;
import dev.wanedit.cli.option.Zones;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.JobTable;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.sheet.DailyTotals;
import dev.wanedit.cli.sheet.JobSheet;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobRecord;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "jobs",
        description = "Lists the jobs in the store; sends no request and needs no key.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class JobsCommand implements Callable<Integer> {

    private final Environment here;

    @Mixin
    private final ListedStoreOptions store = new ListedStoreOptions();

    @Option(names = "--open", description = "only jobs that are not finished")
    private boolean open;

    @Option(
            names = "--csv",
            description = "prints a table for spreadsheets, in UTF-8: times, quoted and billed seconds and money")
    private boolean csv;

    @Option(
            names = "--totals",
            description = "with --csv or --json: sums by day and currency; with --csv in place of the jobs")
    private boolean totals;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = Zones.class,
            description = "with --csv or --json: the time zone of a day, such as Asia/Shanghai or +08:00; default UTC")
    @Nullable
    private ZoneId zone;

    @Option(names = "--bom", description = "with --csv: begins with a byte order mark, which Excel needs for UTF-8")
    private boolean bom;

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

    public JobsCommand(Environment here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Report report = reporting.report(here);
        try {
            checkOptions();
        } catch (ConfigurationException e) {
            report.failed(FailureMessage.of(e, null, List.of()));
            return ExitCodes.of(e);
        }
        try (JobStore opened = store.open(here)) {
            ListedJobs jobs = ListedJobs.of(opened, open ? Scan.OPEN : Scan.ALL);
            jobs.damaged().forEach((key, fault) -> report.job(BatchEvent.damaged(key, fault)));
            Result result = result(jobs);
            report.done(result);
            return result.exitCode();
        } catch (RuntimeException | Error e) {
            report.failed(FailureMessage.of(e, null, List.of()));
            return ExitCodes.of(e);
        }
    }

    private void checkOptions() {
        if (csv && reporting.json) {
            throw new ConfigurationException("--csv and --json are two forms of the same list.", "Give one of them.");
        }
        if (bom && !csv) {
            throw new ConfigurationException("--bom belongs to --csv.", "Add --csv, or leave --bom out.");
        }
        if (totals && !csv && !reporting.json) {
            throw new ConfigurationException("--totals belongs to --csv or --json.", "Add one of them.");
        }
        if (zone != null && !csv && !reporting.json) {
            throw new ConfigurationException("--zone belongs to --csv or --json.", "Add one of them.");
        }
    }

    private ZoneId zone() {
        return zone == null ? ZoneId.of("UTC") : zone;
    }

    /** In UTF-8 whatever the charset of the terminal is: the sheet is meant for a file. */
    private void print(List<JobRecord> records) {
        String sheet = totals ? JobSheet.ofTotals(records, zone()) : JobSheet.ofJobs(records, zone());
        byte[] bytes = (bom ? JobSheet.marked(sheet) : sheet).getBytes(StandardCharsets.UTF_8);
        here.out().write(bytes, 0, bytes.length);
        here.out().flush();
    }

    private Result result(ListedJobs jobs) {
        List<JobRecord> records = jobs.records();
        int damaged = jobs.damaged().size();
        long open = records.stream().filter(JobRecord::open).count();
        String summary =
                records.size() + " jobs, " + open + " open" + (damaged == 0 ? "" : ", " + damaged + " damaged");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "jobs",
                records.stream().map(job -> JobSheet.fields(job, zone())).toList());
        if (totals) {
            fields.put("totals", DailyTotals.of(records, zone()));
        }
        if (damaged > 0) {
            fields.put("message", summary);
        }
        if (csv) {
            print(records);
        }
        return new Result(
                csv ? "" : JobTable.of(records),
                summary + ".",
                fields,
                damaged == 0 ? ExitCodes.DONE : ExitCodes.FAULT);
    }
}
