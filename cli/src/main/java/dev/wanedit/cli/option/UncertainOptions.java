package dev.wanedit.cli.option;

import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.UncertainPolicy;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final SettlingOptions settling = new SettlingOptions();

    public Reconciliation reconciliation() {
        return settling.reconciliation(policy);
    }

    /** The same options, to be appended to another command. */
    public String again() {
        String told = policy == Reconciliation.DEFAULT.policy() ? "" : " --on-uncertain " + Policy.spelled(policy);
        return told + settling.again();
    }

    /** The same for a command that has other policies. */
    public String settlingAgain() {
        return settling.again();
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
