package dev.wanedit.cli.command;

import dev.wanedit.cli.option.KeptStoreOptions;
import dev.wanedit.cli.option.ReportOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.JobTable;
import dev.wanedit.cli.result.Result;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
    private final KeptStoreOptions store = new KeptStoreOptions();

    @Option(names = "--open", description = "only jobs that are not finished")
    private boolean open;

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

    public JobsCommand(Environment here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Report report = reporting.report(here);
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

    private static Result result(ListedJobs jobs) {
        List<JobRecord> records = jobs.records();
        int damaged = jobs.damaged().size();
        long open = records.stream().filter(JobRecord::open).count();
        String summary =
                records.size() + " jobs, " + open + " open" + (damaged == 0 ? "" : ", " + damaged + " damaged");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("jobs", records.stream().map(JobTable::fields).toList());
        if (damaged > 0) {
            fields.put("message", summary);
        }
        return new Result(JobTable.of(records), summary + ".", fields, damaged == 0 ? ExitCodes.DONE : ExitCodes.FAULT);
    }
}
