package dev.wanedit.cli.command;

import dev.wanedit.RxVideoEditClient;
import dev.wanedit.cli.input.BatchFile;
import dev.wanedit.cli.result.Complaint;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.JobNews;
import dev.wanedit.cli.result.Outcome;
import dev.wanedit.cli.result.Tally;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.Target;
import dev.wanedit.record.JobPhase;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs the jobs of a batch, a few at a time, in the order of the file. A fault of one ends none of the others; but once
 * key, permission or bill is refused, or what was paid for cannot be stored, only jobs that have a task already are gone on
 * with.
 */
final class BatchRun {

    private static final Set<JobPhase> WITH_TASK =
            EnumSet.of(JobPhase.PENDING, JobPhase.RUNNING, JobPhase.SUCCEEDED, JobPhase.ARCHIVED);

    private final RxVideoEditClient client;
    private final BatchFile batch;
    private final Consumer<JobNews> news;
    /** What the first job that must be the last to be begun would exit with; {@link ExitCodes#DONE} while there is none. */
    private final AtomicInteger stop = new AtomicInteger(ExitCodes.DONE);

    /** @param news hears of the end of each job that was begun */
    BatchRun(RxVideoEditClient client, BatchFile batch, Consumer<JobNews> news) {
        this.client = client;
        this.batch = batch;
        this.news = news;
    }

    /**
     * All the jobs, counted at their ends.
     *
     * @param concurrency the most jobs under way at once, from their submit to their result on disk
     */
    Single<Tally> run(int concurrency) {
        return batch.items()
                .flatMapSingle(this::one, true, concurrency)
                .collect(
                        Tally::new,
                        (tally, outcome) -> ErrorGuard.<Outcome>listener(ended -> count(tally, ended))
                                .accept(outcome));
    }

    private Single<Outcome> one(BatchFile.Item item) {
        AtomicBoolean paid = new AtomicBoolean();
        return ErrorGuard.single(() -> stop.get() == ExitCodes.DONE ? edited(item, paid) : ifItHasATask(item, paid))
                .doOnError(fault -> stopAfter(fault, paid.get()))
                .onErrorReturn(fault -> Outcome.hindered(item.key(), fault, Complaint.ofLine(fault)));
    }

    private Single<Outcome> edited(BatchFile.Item item, AtomicBoolean paid) {
        Target target = Target.of(item.target());
        return Single.fromSupplier(item.job()::get)
                .flatMap(job -> client.edit(Submission.of(item.key(), job), target, task -> paid.set(true)))
                .map(video -> done(item, video));
    }

    private Single<Outcome> ifItHasATask(BatchFile.Item item, AtomicBoolean paid) {
        return client.find(item.key())
                .filter(job -> WITH_TASK.contains(job.phase()))
                .isEmpty()
                .flatMap(none -> none ? Single.just(Outcome.notBegun(item.key(), stop.get())) : edited(item, paid));
    }

    /** A fault of the disk before there is a task, such as a target that is taken, concerns that job alone. */
    private void stopAfter(Throwable fault, boolean paid) {
        boolean lost = fault instanceof StorageException storage
                && (paid || storage.taskId().isPresent());
        if (lost || ExitCodes.of(fault) == ExitCodes.ACCOUNT) {
            stop.compareAndSet(ExitCodes.DONE, ExitCodes.of(fault));
        }
    }

    private void count(Tally tally, Outcome outcome) {
        tally.add(outcome);
        if (outcome.begun()) {
            news.accept(JobNews.of(outcome, " (" + tally.ended() + " of " + batch.size() + ")"));
        }
    }

    /** A result that was there before is known by its absolute path; it is told as in the run that brought it. */
    private static Outcome done(BatchFile.Item item, EditedVideo video) {
        Path file = Elsewhere.isAt(video, item.target()) ? item.target() : video.file();
        EditedVideo named = video.at(file.normalize());
        return Elsewhere.told(named, item.target())
                .map(elsewhere -> Outcome.doneElsewhere(item.key(), named, elsewhere))
                .orElseGet(() -> Outcome.done(item.key(), named));
    }
}
