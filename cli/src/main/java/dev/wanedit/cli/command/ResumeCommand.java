package dev.wanedit.cli.command;

import dev.wanedit.cli.option.KeptStoreOptions;
import dev.wanedit.cli.option.SettlingOptions;
import dev.wanedit.cli.option.UncertainOptions;
import dev.wanedit.cli.option.WaitOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.Outcome;
import dev.wanedit.cli.result.Tally;
import dev.wanedit.cli.session.JobSettings;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.cli.session.ResumedOutcome;
import dev.wanedit.cli.session.ThrownErrors;
import dev.wanedit.settings.UncertainPolicy;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "resume",
        description = "Resumes every open job of the store: looks for the tasks of lost answers, waits, and downloads"
                + " the results"
                + " to the places that were given with the jobs. Sends no job, and waits for jobs that a"
                + " running command is sending. Give it the --region, --workspace or --base-url that the"
                + " jobs were sent with.",
        footer = {
            "%nExits with 0 if no job had a fault, otherwise with the first of these codes that applies to a job:"
                    + " 7, 3, 4, 1, 5, 6."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class ResumeCommand extends TaskCommand {

    private static final UncertainPolicy USUAL_POLICY = UncertainPolicy.ADOPT_IF_UNIQUE;

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    @Mixin
    private final KeptStoreOptions store = new KeptStoreOptions();

    @Option(
            names = "--on-uncertain",
            paramLabel = "fail|adopt",
            converter = Policy.class,
            description =
                    "what to do with a job whose answer was lost: only report it, or adopt the task if only one in"
                            + " the list can be the job's"
                            + " (default)")
    private UncertainPolicy policy = USUAL_POLICY;

    @Mixin
    private final SettlingOptions settling = new SettlingOptions();

    public ResumeCommand(Environment here) {
        super(here);
    }

    @Override
    JobSettings jobs(Report report) {
        return new JobSettings(
                (here, simulate) -> simulate ? store.simulated() : store.open(here),
                settling.reconciliation(policy),
                wait.await,
                job -> BatchEvent.of(job).ifPresent(report::job));
    }

    @Override
    ResumeCommands resumeCommands() {
        String told = policy == USUAL_POLICY ? "" : " --on-uncertain " + Policy.spelled(policy);
        return super.resumeCommands().with("resume" + store.again() + told + settling.again() + wait.again());
    }

    @Override
    Work prepare() {
        return session -> {
            session.aboutJobs();
            Tally tally = session.blocking(session.service()
                    .rx()
                    .resumeAll()
                    .map(job -> ResumedOutcome.of(job, session.resumeCommands()))
                    .doOnNext(
                            ThrownErrors.<Outcome>listener(outcome -> session.tell(BatchEvent.of(outcome, "")))::accept)
                    .collect(Tally::new, Tally::add));
            return tally.result(tally.mayGoOn() ? session.resumeCommands().goOn() : List.of());
        };
    }

    /** The policies without RESUBMIT_IF_ABSENT, since this command sends no jobs. */
    static final class Policy extends UncertainOptions.Policy {
        @Override
        public UncertainPolicy convert(String text) {
            if (text.equalsIgnoreCase("resubmit")) {
                throw new TypeConversionException(
                        "resume sends no job: give fail or adopt; batch also accepts resubmit");
            }
            return super.convert(text);
        }

        @Override
        protected String choices() {
            return "fail, adopt";
        }
    }
}
