package dev.wanedit.cli.input;

import dev.wanedit.RxVideoEditClient;
import dev.wanedit.error.StorageException;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Asks the store about the keys of a batch before the first of its jobs is sent: which are those of different jobs. */
public final class UsedKeys {

    private final RxVideoEditClient client;

    public UsedKeys(RxVideoEditClient client) {
        this.client = client;
    }

    /**
     * Fails with {@link InvalidBatch}, all such keys, and what is wrong with the media of jobs that have no task yet. Only the
     * jobs of known keys are read.
     *
     * @param doubts receives what is only doubtful, if nothing is wrong
     */
    public Completable refused(BatchFile batch, Consumer<String> doubts) {
        return Single.zip(taken(batch), withoutTask(batch), (taken, suspects) -> {
                    List<String> mistakes = new ArrayList<>(taken);
                    suspects.forEach(suspect -> mistakes.addAll(suspect.mistakes()));
                    if (!mistakes.isEmpty()) {
                        throw new InvalidBatch(mistakes);
                    }
                    return suspects;
                })
                .doOnSuccess(suspects -> suspects.stream()
                        .flatMap(suspect -> suspect.doubts().stream())
                        .forEach(doubts))
                .ignoreElement();
    }

    private Single<List<String>> taken(BatchFile batch) {
        return batch.items()
                .concatMapMaybe(item -> known(item.key())
                        .filter(known -> isAnother(known, item))
                        .map(known -> "line " + item.number() + ": key: "
                                + Redaction.redact(item.key().toString())
                                + " is the key of a different job in the store"))
                .toList();
    }

    private Single<List<SuspectLine>> withoutTask(BatchFile batch) {
        return Flowable.fromIterable(batch.suspects())
                .concatMapMaybe(suspect -> known(suspect.key())
                        .filter(known -> known.phase() != JobPhase.READY)
                        .isEmpty()
                        .filter(unknown -> unknown)
                        .map(unknown -> suspect))
                .toList();
    }

    /** A record that cannot be read is told by its job, and keeps no other one from its turn. */
    private Maybe<JobRecord> known(JobKey key) {
        return client.find(key).onErrorComplete(StorageException.class::isInstance);
    }

    /** A line that has been changed meanwhile is told by its job, which is not begun. */
    private static boolean isAnother(JobRecord known, BatchFile.Item item) {
        try {
            return !known.fingerprint().matches(JobFingerprint.of(item.job().get()));
        } catch (InvalidBatch e) {
            return false;
        }
    }
}
