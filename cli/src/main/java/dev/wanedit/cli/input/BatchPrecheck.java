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

/**
 * Checks the keys of a batch in the store before the first job is sent: a key may already belong to a different job.
 */
public final class BatchPrecheck {

    private final RxVideoEditClient client;

    public BatchPrecheck(RxVideoEditClient client) {
        this.client = client;
    }

    /**
     * Fails with {@link InvalidBatch} if there are such keys, or if media of jobs without a task are wrong; it lists
     * all of them. Only the jobs of known keys are read.
     *
     * @param doubts receives the doubts, if nothing is wrong
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

    /** A record that cannot be read is reported with its job, and does not affect the other jobs. */
    private Maybe<JobRecord> known(JobKey key) {
        return client.find(key).onErrorComplete(StorageException.class::isInstance);
    }

    /** A line that was changed meanwhile is reported with its job, and the job is not started. */
    private static boolean isAnother(JobRecord known, BatchFile.Item item) {
        try {
            return !known.fingerprint().matches(JobFingerprint.of(item.job().get()));
        } catch (InvalidBatch e) {
            return false;
        }
    }
}
