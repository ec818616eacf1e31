package dev.wanedit.cli.command;

import dev.wanedit.cli.input.ParsedJob;
import dev.wanedit.cli.option.StoreOptions;
import dev.wanedit.cli.option.UncertainOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.session.JobSettings;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.job.Submission;
import dev.wanedit.task.JobKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The key of one job in the store, if the job is kept, and what is done if its answer is lost. */
final class JobKeyOptions {

    @Option(
            names = "--job-key",
            paramLabel = "KEY",
            converter = Converter.class,
            description = "your own name of the job: given again, the command resumes the job and never pays for"
                    + " it twice")
    @Nullable
    JobKey key;

    @Mixin
    final StoreOptions store = new StoreOptions();

    @Mixin
    private final UncertainOptions uncertain = new UncertainOptions();

    /** A job without a key gets a random one, and is kept only if a store is named. */
    JobSettings settings() {
        boolean kept = key != null || store.store != null;
        return new JobSettings(kept ? store::open : null, uncertain.reconciliation(), null, record -> {});
    }

    /**
     * The job with its key. A job that may already be recorded is not refused for its media: it may have a task, and
     * then its media may be gone. If it is not recorded, the client checks it before anything is sent.
     *
     * @throws dev.wanedit.error.InvalidJobException if the job cannot be recorded already, and its media break rules
     */
    Submission submission(ParsedJob read, Environment here, boolean simulate) {
        boolean maybeKnown = key != null && store.holdJobs(here, simulate);
        return Submission.of(key == null ? JobKey.random() : key, maybeKnown ? read.job() : read.sound());
    }

    /**
     * The same command line continues the job, unless the key was random.
     *
     * @param wait the options of the wait, to be appended to another command
     */
    ResumeCommands resumeCommands(ResumeCommands usual, String wait) {
        if (key != null) {
            return usual.keeping("Continue with the same command: it sends nothing twice.");
        }
        return store.store == null ? usual : usual.with("resume" + store.again() + uncertain.settlingAgain() + wait);
    }

    static final class Converter implements ITypeConverter<JobKey> {
        @Override
        public JobKey convert(String text) {
            try {
                return new JobKey(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
