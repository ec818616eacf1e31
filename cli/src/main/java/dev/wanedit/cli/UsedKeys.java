package dev.wanedit.cli;

import dev.wanedit.RxVideoEditClient;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.JobFingerprint;
import dev.wanedit.job.JobRecord;
import dev.wanedit.task.Redaction;
import io.reactivex.rxjava3.core.Completable;
import java.util.List;

/** Finds the keys of a batch that the store knows as those of different jobs, before the first of its jobs is sent. */
final class UsedKeys {

    private final RxVideoEditClient client;

    UsedKeys(RxVideoEditClient client) {
        this.client = client;
    }

    /** Fails with {@link InvalidBatch} and all such keys. Only the jobs of known keys are read. */
    Completable refused(BatchFile batch) {
        return batch.items()
                .concatMapMaybe(item -> client.find(item.key())
                        // A record that cannot be read is told by its job, and keeps no other one from its turn.
                        .onErrorComplete(StorageException.class::isInstance)
                        .filter(known -> isAnother(known, item))
                        .map(known -> "line " + item.number() + ": key: "
                                + Redaction.redact(item.key().toString())
                                + " is the key of a different job in the store"))
                .toList()
                .flatMapCompletable(UsedKeys::none);
    }

    /** A line that has been changed meanwhile is told by its job, which is not begun. */
    private static boolean isAnother(JobRecord known, BatchFile.Item item) {
        try {
            return !known.fingerprint().matches(JobFingerprint.of(item.job().get()));
        } catch (InvalidBatch e) {
            return false;
        }
    }

    private static Completable none(List<String> mistakes) {
        return mistakes.isEmpty() ? Completable.complete() : Completable.error(new InvalidBatch(mistakes));
    }
}
