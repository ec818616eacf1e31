package dev.wanedit.cli.command;

import dev.wanedit.cli.input.JobOptions;
import dev.wanedit.cli.input.OptionNames;
import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.option.PreflightOptions;
import dev.wanedit.cli.option.ReportOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Results;
import dev.wanedit.job.EditJob;
import dev.wanedit.price.Quoter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "quote",
        description = "Checks a job and says what it will cost; sends nothing and needs no key.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class QuoteCommand implements Callable<Integer> {

    private final Environment here;

    @Mixin
    private final JobOptions job = new JobOptions();

    /**
     * Most of these options do not change a quote; they are accepted so that the options of an edit can be used
     * unchanged.
     */
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final PreflightOptions preflight = new PreflightOptions();

    @Mixin
    private final ReportOptions reporting = new ReportOptions();

    public QuoteCommand(Environment here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Report report = reporting.report(here);
        try {
            client.check();
            Quoter quoter = preflight.quoter(
                    here.settingUp(builder -> builder.jobListener(report.events())
                            .onDoubt(doubt -> report.warned(OptionNames.told(doubt)))),
                    client);
            EditJob edit = job.job(client.currency(), quoter::findings).sound();
            report.done(Results.of(quoter.quote(edit)));
            return ExitCodes.DONE;
        } catch (RuntimeException | Error e) {
            report.failed(FailureMessage.of(e, null, List.of()));
            return ExitCodes.of(e);
        }
    }
}
