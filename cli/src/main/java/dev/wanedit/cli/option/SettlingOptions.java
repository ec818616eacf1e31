package dev.wanedit.cli.option;

import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.UncertainPolicy;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long the list of tasks may lack a task that was submitted. */
public final class SettlingOptions {

    @Option(
            names = "--settling",
            paramLabel = "DURATION",
            converter = Durations.Positive.class,
            description = "how long after the submit a task may be missing in the list; at least twice --call-timeout,"
                    + " default 2m")
    private Duration settling = Reconciliation.DEFAULT.settling();

    /** What is done with a job whose answer was lost, by this policy after this time. */
    public Reconciliation reconciliation(UncertainPolicy policy) {
        return Reconciliation.of(policy).settlingIn(settling);
    }

    /** The same options, to be appended to another command. */
    public String again() {
        boolean usual = settling.equals(Reconciliation.DEFAULT.settling());
        return usual ? "" : " --settling " + Durations.spelled(settling);
    }
}
