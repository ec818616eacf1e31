package dev.wanedit.cli.session;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.option.StoreOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.Reconciliation;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a command treats its jobs.
 *
 * @param store opens the job store; null for jobs that end with the command
 * @param reconciliation what is done with jobs whose answer was lost
 * @param await longest wait for one task; null for the client's default
 * @param changes is notified of each change of a recorded job
 */
public record JobSettings(
        @Nullable StoreOpener store,
        Reconciliation reconciliation,
        @Nullable Duration await,
        Consumer<JobRecord> changes) {

    /** Nothing is kept, and a lost answer is reported. */
    public static final JobSettings PLAIN = new JobSettings(null, Reconciliation.DEFAULT, null, record -> {});

    /** The job store, not opened yet; null for jobs that end with the command. */
    @Nullable
    ObservedJobStore kept(Environment here, boolean simulate) {
        return store == null ? null : new ObservedJobStore(() -> store.open(here, simulate), changes);
    }

    void applyTo(VideoEditClientBuilder builder, @Nullable JobStore kept) {
        builder.reconciliation(reconciliation);
        if (kept != null) {
            builder.jobStore(kept);
        }
        if (await != null) {
            builder.awaitDeadline(await);
        }
    }

    /** See {@link StoreOptions}. */
    @FunctionalInterface
    public interface StoreOpener {
        JobStore open(Environment here, boolean simulate);
    }
}
