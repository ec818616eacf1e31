package dev.wanedit.cli.command;

import dev.wanedit.RxVideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.batch.BatchPage;
import dev.wanedit.cli.batch.BatchRun;
import dev.wanedit.cli.gallery.GalleryPage;
import dev.wanedit.cli.input.BatchFile;
import dev.wanedit.cli.input.BatchPrecheck;
import dev.wanedit.cli.input.InvalidBatch;
import dev.wanedit.cli.option.PageOptions;
import dev.wanedit.cli.option.PreflightOptions;
import dev.wanedit.cli.option.StoreOptions;
import dev.wanedit.cli.option.UncertainOptions;
import dev.wanedit.cli.option.WaitOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.process.Shell;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.Outcome.End;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.result.Tally;
import dev.wanedit.cli.session.CommandRun;
import dev.wanedit.cli.session.JobSettings;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "batch",
        description = {
            "Runs a job for each line of FILE. May be stopped at any time: the same command continues, sends"
                    + " nothing twice,"
                    + " and does not repeat finished jobs. If two runs have the same keys, one of them sends each"
                    + " job; both report it.",
            "%nA line is a JSON object with the fields key (your own name of the job, unique among all jobs of the store),"
                    + " video, references (array), prompt, negative_prompt, resolution, ratio, duration, audio, seed, prompt_extend, watermark, and"
                    + " out (a file's name, default the key + .mp4). Paths are relative to the current folder.%n",
            "At the end, DIR/index.html shows all jobs of DIR: before and after, times and costs.%n"
        },
        footer = {
            "%nExits with 0 if all are done, otherwise with the first of these codes that applies to a job: 7, 3,"
                    + " 4, 1, 5, 6. After a 3,"
                    + " or once the result of a task cannot be stored, no more jobs are started."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class BatchCommand extends TaskCommand {

    private static final int USUAL_CONCURRENCY = 4;
    private static final int MOST = 1000;

    @Parameters(paramLabel = "FILE", description = "one JSON object on each line, in UTF-8")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder of the results")
    private Path out = Path.of("");

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "most jobs that run at once, from submit to download; 1 to 1000, default 4")
    private int concurrency = USUAL_CONCURRENCY;

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final UncertainOptions uncertain = new UncertainOptions();

    @Mixin
    private final PageOptions pages = new PageOptions();

    @Mixin
    private final PreflightOptions preflight = new PreflightOptions();

    public BatchCommand(Environment here) {
        super(here);
    }

    /** No check by the client: the lines are already checked, and doubts are reported with their line numbers. */
    @Override
    VideoEditClientBuilder settings(VideoEditClientBuilder builder, Report report) {
        return preflight.applyTo(builder).onDoubt(doubt -> {});
    }

    @Override
    JobSettings jobs(Report report) {
        return new JobSettings(
                store::open,
                uncertain.reconciliation(),
                wait.await,
                job -> BatchEvent.of(job).ifPresent(report::job));
    }

    @Override
    ResumeCommands resumeCommands() {
        return super.resumeCommands().with("batch " + Shell.quote(file.toString()) + options());
    }

    @Override
    Work prepare() {
        if (concurrency < 1 || concurrency > MOST) {
            throw new ConfigurationException("--concurrency is " + concurrency + ".", "Give 1 to " + MOST + ".");
        }
        BatchFile batch = BatchFile.checked(file, out, client.currency(), preflight.quoter(here, client)::findings);
        if (!store.holdJobs(here, client.simulate)) {
            requireSound(batch);
        }
        return session -> {
            session.aboutJobs();
            RxVideoEditClient rx = session.service().rx();
            session.blocking(new BatchPrecheck(rx).refused(batch, session::warn).toSingleDefault(batch));
            makeFolder();
            BatchPage page = new BatchPage(
                    batch,
                    new GalleryPage(out, pages.language(), here.clock()),
                    session.service().simulated());
            session.service().beforeClose(jobs -> page.write(jobs, session::warn));
            Tally tally = session.blocking(new BatchRun(rx, batch, page::ended, session::tell).run(concurrency));
            Result result = tally.result(hints(session, tally));
            return session.service()
                    .jobs()
                    .flatMap(jobs -> page.write(jobs, session::warn))
                    .map(file -> result.with("page", file.toString(), "Page: " + file))
                    .orElse(result);
        };
    }

    /** If nothing is recorded yet, no job has a task. */
    private static void requireSound(BatchFile batch) {
        List<String> mistakes = batch.suspects().stream()
                .flatMap(suspect -> suspect.mistakes().stream())
                .toList();
        if (!mistakes.isEmpty()) {
            throw new InvalidBatch(mistakes);
        }
    }

    private void makeFolder() {
        try {
            if (!Files.isDirectory(out)) {
                Files.createDirectories(out);
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    "--out: The folder " + out + " cannot be created.", "Choose another --out.", e);
        }
        if (!Files.isWritable(out)) {
            throw new ConfigurationException(
                    "--out: The folder " + out + " cannot be written.", "Choose another --out.");
        }
    }

    private static List<String> hints(CommandRun session, Tally tally) {
        List<String> hints = new ArrayList<>();
        if (tally.count(End.UNCERTAIN) > 0) {
            hints.add("To look for the tasks of uncertain jobs, add --on-uncertain adopt.");
        }
        if (tally.mayGoOn()) {
            hints.addAll(session.resumeCommands().goOn());
        }
        return hints;
    }

    private String options() {
        return " --out " + Shell.quote(out.toString())
                + (concurrency == USUAL_CONCURRENCY ? "" : " --concurrency " + concurrency)
                + pages.again()
                + preflight.again()
                + store.again()
                + uncertain.again()
                + wait.again();
    }
}
