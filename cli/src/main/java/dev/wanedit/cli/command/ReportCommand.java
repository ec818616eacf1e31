package dev.wanedit.cli.command;

import dev.wanedit.cli.gallery.Gallery;
import dev.wanedit.cli.gallery.GalleryPage;
import dev.wanedit.cli.listing.ListedJobs;
import dev.wanedit.cli.option.KeptStoreOptions;
import dev.wanedit.cli.option.PageOptions;
import dev.wanedit.cli.option.ReportOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Result;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description =
                "Writes DIR/index.html, a page about the jobs whose results are in DIR: before and after, prompts,"
                        + " states, times and costs. It is opened by a double click and needs no network. Jobs and prompts of the"
                        + " earlier page stay on it. Sends no request and needs no key.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class ReportCommand implements Callable<Integer> {

    private final Environment here;

    @Parameters(paramLabel = "DIR", description = "the folder of the results, such as --out of a batch")
    private Path folder = Path.of("");

    @Mixin
    private final KeptStoreOptions store = new KeptStoreOptions();

    @Option(names = "--all", description = "every job of the store, wherever its result is")
    private boolean all;

    @Mixin
    private final PageOptions pages = new PageOptions();

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

    public ReportCommand(Environment here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Report report = reporting.report(here);
        try {
            if (!Files.isDirectory(folder)) {
                throw new ConfigurationException(
                        "There is no folder " + folder + ".", "Name the folder of the results.");
            }
            Result result = written(report);
            report.done(result);
            return result.exitCode();
        } catch (RuntimeException | Error e) {
            report.failed(FailureMessage.of(e, null, List.of()));
            return ExitCodes.of(e);
        }
    }

    private Result written(Report report) {
        ListedJobs jobs;
        try (JobStore opened = store.open(here)) {
            jobs = ListedJobs.of(opened, Scan.ALL);
        }
        GalleryPage page = new GalleryPage(folder, pages.language(), here.clock());
        Map<String, Object> fields = new LinkedHashMap<>();
        try {
            Path file = page.write(gallery -> add(gallery, jobs, report, fields), true, report::warned)
                    .orElseThrow(() -> new ConfigurationException(
                            "There is no free name for the page in " + folder + ".",
                            "Rename the files that the warning names."));
            fields.put("page", file.toString());
            boolean whole = !fields.containsKey("damaged");
            return new Result(file.toString(), "", fields, whole ? ExitCodes.DONE : ExitCodes.FAULT);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The page cannot be written in " + folder + ": " + e, "Make room there, or allow writing.", e);
        }
    }

    private void add(Gallery gallery, ListedJobs jobs, Report report, Map<String, Object> fields) {
        jobs.records().stream()
                .filter(job -> all || gallery.shows(job.key()) || isHere(job))
                .forEach(job -> gallery.recorded(job, false));
        jobs.damaged().forEach((key, fault) -> {
            BatchEvent damaged = BatchEvent.damaged(key, fault);
            if (all || gallery.shows(key)) {
                gallery.unreadable(key, FailureMessage.of(fault, null, List.of()), false);
            }
            report.job(damaged);
        });
        fields.put("jobs", gallery.size());
        if (!jobs.damaged().isEmpty()) {
            fields.put("damaged", jobs.damaged().size());
        }
    }

    private boolean isHere(JobRecord job) {
        Path place = job.archive() == null ? job.target() : job.archive().file();
        return place != null
                && place.toAbsolutePath()
                        .normalize()
                        .startsWith(folder.toAbsolutePath().normalize());
    }
}
