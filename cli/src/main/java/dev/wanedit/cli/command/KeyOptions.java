package dev.wanedit.cli.command;

import dev.wanedit.cli.input.ReadJob;
import dev.wanedit.cli.option.StoreOptions;
import dev.wanedit.cli.option.UncertainOptions;
import dev.wanedit.cli.process.Surroundings;
import dev.wanedit.cli.session.Continuation;
import dev.wanedit.cli.session.JobSettings;
import dev.wanedit.job.Submission;
import dev.wanedit.task.JobKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Under which key one job is kept, if it is kept at all, and what is done when its answer is lost. */
final class KeyOptions {

    @Option(
            names = "--job-key",
            paramLabel = "KEY",
            converter = Converter.class,
            description = "your own name of the job: given again, it goes on with the job and never pays for it twice")
    @Nullable
    JobKey key;

    @Mixin
    final StoreOptions store = new StoreOptions();

    @Mixin
    private final UncertainOptions uncertain = new UncertainOptions();

    /** A job without a key gets a random one, and is kept only in a store that was named. */
    JobSettings settings() {
        boolean kept = key != null || store.store != null;
        return new JobSettings(kept ? store::open : null, uncertain.reconciliation(), null, record -> {});
    }

    /**
     * The job under its key. One that may be known already is sent on as it is: it may have its task, and then its media may
     * be gone. If it is not known, the client refuses it before anything is sent.
     *
     * @throws dev.wanedit.error.InvalidJobException if it cannot be known, and its media break rules
     */
    Submission submission(ReadJob read, Surroundings here, boolean simulate) {
        boolean maybeKnown = key != null && store.holdJobs(here, simulate);
        return Submission.of(key == null ? JobKey.random() : key, maybeKnown ? read.job() : read.sound());
    }

    /**
     * The command line holds all that is needed to go on, unless the key was a random one.
     *
     * @param wait the options of the wait, to be pasted behind another command
     */
    Continuation continuation(Continuation usual, String wait) {
        if (key != null) {
            return usual.keeping("Go on with the same command: it sends nothing twice.");
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
