package dev.wanedit.cli.option;

import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.UncertainPolicy;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is done with a job whose answer was lost. */
public final class UncertainOptions {

    @Option(
            names = "--on-uncertain",
            paramLabel = "fail|adopt|resubmit",
            converter = Policy.class,
            description = "what to do with a job whose answer was lost: report it (default), adopt the task if only one"
                    + " in the list can be the job's,"
                    + " or also send it again if the list shows none")
    private UncertainPolicy policy = Reconciliation.DEFAULT.policy();

    @Option(
            names = "--settling",
            paramLabel = "DURATION",
            converter = Durations.Positive.class,
            description = "how long after the submit a task may be missing in the list; at least twice --call-timeout,"
                    + " default 2m")
    private Duration settling = Reconciliation.DEFAULT.settling();

    public Reconciliation reconciliation() {
        return Reconciliation.of(policy).settlingIn(settling);
    }

    /** The same options, to be appended to another command. */
    public String again() {
        String told = policy == Reconciliation.DEFAULT.policy() ? "" : " --on-uncertain " + Policy.spelled(policy);
        return told + settlingAgain();
    }

    /** The same for a command that has other policies. */
    public String settlingAgain() {
        return settlingAgain(settling);
    }

    public static String settlingAgain(Duration settling) {
        boolean usual = settling.equals(Reconciliation.DEFAULT.settling());
        return usual ? "" : " --settling " + Durations.spelled(settling);
    }

    /** A short description of each policy. */
    public static class Policy implements ITypeConverter<UncertainPolicy> {
        @Override
        public UncertainPolicy convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "fail" -> UncertainPolicy.FAIL;
                case "adopt" -> UncertainPolicy.ADOPT_IF_UNIQUE;
                case "resubmit" -> UncertainPolicy.RESUBMIT_IF_ABSENT;
                default -> throw new TypeConversionException("'" + text + "' is none of " + choices());
            };
        }

        protected String choices() {
            return "fail, adopt, resubmit";
        }

        public static String spelled(UncertainPolicy policy) {
            return switch (policy) {
                case FAIL -> "fail";
                case ADOPT_IF_UNIQUE -> "adopt";
                case RESUBMIT_IF_ABSENT -> "resubmit";
            };
        }
    }
}
