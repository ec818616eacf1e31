package dev.wanedit.cli;

import dev.wanedit.job.JobRecord;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Scan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "jobs",
        description = "Lists what the store knows of its jobs; asks no service and needs no key.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
final class JobsCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    private final Surroundings here;

    @Mixin
    private final KeptStoreOptions store = new KeptStoreOptions();

    @Option(names = "--open", description = "only those with something left to do")
    private boolean open;

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

    JobsCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Report report = reporting.report(here);
        try (JobStore opened = store.open(here)) {
            report.done(result(jobs(opened)));
            return ExitCodes.DONE;
        } catch (RuntimeException e) {
            report.failed(Complaint.of(e, null, List.of()));
            return ExitCodes.of(e);
        }
    }

    private List<JobRecord> jobs(JobStore opened) {
        Scan which = open ? Scan.OPEN : Scan.ALL;
        List<JobRecord> all = new ArrayList<>();
        List<JobRecord> page = opened.scan(which, null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = opened.scan(which, page.get(page.size() - 1).key(), PAGE);
        }
        return all;
    }

    private static Result result(List<JobRecord> jobs) {
        long open = jobs.stream().filter(JobRecord::open).count();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("jobs", jobs.stream().map(JobTable::fields).toList());
        return new Result(JobTable.of(jobs), jobs.size() + " jobs, " + open + " open.", fields, ExitCodes.DONE);
    }
}
