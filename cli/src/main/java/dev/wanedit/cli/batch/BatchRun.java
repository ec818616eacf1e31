package dev.wanedit.cli.batch;

import dev.wanedit.RxVideoEditClient;
import dev.wanedit.cli.input.BatchFile;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Outcome;
import dev.wanedit.cli.result.Tally;
import dev.wanedit.cli.session.ThrownErrors;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.record.JobPhase;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs the jobs of a batch, a few at a time, in the order of the file. A fault of one job does not affect the others.
 * But after the service refused the key, the permission or the bill, or a paid result cannot be stored, only jobs that
 * already have a task are continued.
 */
public final class BatchRun {

    private static final Set<JobPhase> WITH_TASK =
            EnumSet.of(JobPhase.PENDING, JobPhase.RUNNING, JobPhase.SUCCEEDED, JobPhase.ARCHIVED);

    private final RxVideoEditClient client;
    private final BatchFile batch;
    private final Consumer<Outcome> ends;
    private final Consumer<BatchEvent> news;
    /**
     * The exit code of the first job with such a fault, after which no job is started; {@link ExitCodes#DONE} while
     * there is none.
     */
    private final AtomicInteger stop = new AtomicInteger(ExitCodes.DONE);

    /**
     * @param ends receives the end of each job
     * @param news is notified of the end of each started job
     */
    public BatchRun(RxVideoEditClient client, BatchFile batch, Consumer<Outcome> ends, Consumer<BatchEvent> news) {
        this.client = client;
        this.batch = batch;
        this.ends = ends;
        this.news = news;
    }

    /**
     * Runs all jobs and counts their ends.
     *
     * @param concurrency the most jobs that run at once, from the submit to the result on disk
     */
    public Single<Tally> run(int concurrency) {
        return batch.items()
                .flatMapSingle(this::one, true, concurrency)
                .collect(
                        Tally::new,
                        (tally, outcome) -> ThrownErrors.<Outcome>listener(ended -> count(tally, ended))
                                .accept(outcome));
    }

    private Single<Outcome> one(BatchFile.Item item) {
        AtomicBoolean paid = new AtomicBoolean();
        return ThrownErrors.single(() -> stop.get() == ExitCodes.DONE ? edited(item, paid) : ifItHasATask(item, paid))
                .doOnError(fault -> stopAfter(fault, paid.get()))
                .onErrorReturn(fault -> Outcome.hindered(item.key(), fault, FailureMessage.ofLine(fault)));
    }

    private Single<Outcome> edited(BatchFile.Item item, AtomicBoolean paid) {
        return ThrownErrors.single(
                        () -> client.edit(Submission.of(item.key(), item.job().get())
                                .towards(item.target())
                                .onSubmitted(submitted -> paid.set(true))))
                .map(video -> done(item, video));
    }

    private Single<Outcome> ifItHasATask(BatchFile.Item item, AtomicBoolean paid) {
        return client.find(item.key())
                .filter(job -> WITH_TASK.contains(job.phase()))
                .isEmpty()
                .flatMap(none -> none ? Single.just(Outcome.notBegun(item.key(), stop.get())) : edited(item, paid));
    }

    /** A fault of the disk before there is a task, for example a target that already exists, affects only that job. */
    private void stopAfter(Throwable fault, boolean paid) {
        boolean lost = fault instanceof StorageException storage
                && (paid || storage.taskId().isPresent());
        if (lost || ExitCodes.of(fault) == ExitCodes.ACCOUNT) {
            stop.compareAndSet(ExitCodes.DONE, ExitCodes.of(fault));
        }
    }

    private void count(Tally tally, Outcome outcome) {
        tally.add(outcome);
        ends.accept(outcome);
        if (outcome.begun()) {
            news.accept(BatchEvent.of(outcome, " (" + tally.ended() + " of " + batch.size() + ")"));
        }
    }

    /** A result of an earlier run is known by its absolute path; it is reported with the same path as in that run. */
    private static Outcome done(BatchFile.Item item, EditedVideo video) {
        Path file = EarlierDownloads.isAt(video, item.target()) ? item.target() : video.file();
        EditedVideo named = video.at(file.normalize());
        return EarlierDownloads.told(named, item.target())
                .map(elsewhere -> Outcome.doneElsewhere(item.key(), named, elsewhere))
                .orElseGet(() -> Outcome.done(item.key(), named));
    }
}
