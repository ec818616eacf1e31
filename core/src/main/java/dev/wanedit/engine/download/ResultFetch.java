package dev.wanedit.engine.download;

import dev.wanedit.engine.follow.TaskEndRules;
import dev.wanedit.engine.part.PartFile;
import dev.wanedit.engine.part.TargetFiles;
import dev.wanedit.engine.rx.ConcurrencyLimit;
import dev.wanedit.engine.rx.DiskWork;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableTransformer;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Clock;
import java.time.Duration;

/** One download with all its attempts. */
final class ResultFetch {

    private static final int MOST_ROUNDS = 20;
    private static final Duration EXPIRES_SOON = Duration.ofMinutes(1);
    private static final int FORBIDDEN = 403;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final TaskApi tasks;
    private final LimitedDownloader downloads;
    private final CompletableTransformer retries;
    private final Scheduler disk;
    private final ResultLanding landing;
    private final Target target;
    private final PartFile part;
    private final Clock clock;
    private volatile TaskSnapshot task;
    private volatile boolean expiredOnArrival;
    private volatile boolean slow;

    ResultFetch(
            TaskApi tasks,
            LimitedDownloader downloads,
            CompletableTransformer retries,
            Scheduler disk,
            ResultLanding landing,
            TaskSnapshot task,
            boolean justArrived,
            Target target,
            PartFile part,
            Clock clock) {
        this.tasks = tasks;
        this.downloads = downloads;
        this.retries = retries;
        this.disk = disk;
        this.landing = landing;
        this.target = target;
        this.part = part;
        this.clock = clock;
        this.task = task;
        this.expiredOnArrival = justArrived && saysExpired(task);
    }

    /**
     * Downloads the result within a place. The place is free as soon as all bytes came: others download while this one is
     * synced and recorded.
     */
    Single<EditedVideo> downloaded(ConcurrencyLimit places) {
        Completable attempts = attempts(MOST_ROUNDS)
                .onErrorResumeNext(fault -> hasStatus(fault, FORBIDDEN)
                        ? freshUrl().andThen(attempts(MOST_ROUNDS)).onErrorResumeNext(this::gone)
                        : Completable.error(fault));
        return landedAfter(
                places.within(opened().andThen(attempts).toSingleDefault(true)).ignoreElement());
    }

    /** The result from the bytes that are on disk already. Without all of them, it fails as the task's end says. */
    Single<EditedVideo> leftOnDisk() {
        return landedAfter(opened().andThen(Completable.fromAction(() -> {
            if (!part.isWhole()) {
                part.restart();
                TaskEndRules.succeededOrThrow(task);
            }
        })));
    }

    /** The result from the bytes that are on disk already; empty if they are not all of them. */
    Maybe<EditedVideo> leftOnDiskIfWhole() {
        return DiskWork.value(disk, () -> {
                    part.open();
                    return part.isWhole();
                })
                .filter(whole -> whole)
                .flatMapSingle(whole -> DiskWork.on(disk, part::requireWhole).andThen(land()))
                .doOnTerminate(part::close)
                .doFinally(part::close);
    }

    private Completable opened() {
        return DiskWork.on(disk, part::open);
    }

    /**
     * The part file is closed before the subscriber is notified of the end, since the subscriber may start again at
     * once; it is also closed when the exchange is aborted.
     */
    private Single<EditedVideo> landedAfter(Completable download) {
        return download.andThen(land()).doOnTerminate(part::close).doFinally(part::close);
    }

    /**
     * As many attempts as the policy allows. If they received new bytes, and were not too slow, the same number of
     * attempts again.
     */
    private Completable attempts(int rounds) {
        return Completable.defer(() -> {
            long before = part.length();
            return Completable.defer(this::attempt)
                    .onErrorResumeNext(this::fromTheStart)
                    .compose(retries)
                    .onErrorResumeNext(fault -> rounds > 1 && !slow && isRetryable(fault) && part.length() > before
                            ? attempts(rounds - 1)
                            : Completable.error(fault));
        });
    }

    private Completable attempt() {
        return (part.isWhole() ? Completable.complete() : download()).andThen(DiskWork.on(disk, part::requireWhole));
    }

    private Completable download() {
        if (part.etag() == null) {
            part.restart();
        }
        slow = false;
        return unexpiredUrl().andThen(ErrorGuard.completable(this::exchange));
    }

    private Completable exchange() {
        ResultRequest rest = new ResultRequest(task.taskId(), result(task).videoUrl(), part.length(), part.etag());
        return downloads.download(rest, part, new TargetFiles(target).part(task.taskId()), () -> slow = true);
    }

    /**
     * If the URL has expired while the download waited, as the URL itself says, a new one is requested once. A URL that came
     * expired is used as it is: either the clock is wrong, or another query would return the same. In any case the host
     * decides, so a wrong clock costs a query and no result.
     */
    private Completable unexpiredUrl() {
        return Completable.defer(() -> expiredOnArrival || !saysExpired(task)
                ? Completable.complete()
                : freshUrl().onErrorComplete(fault -> {
                    expiredOnArrival = true;
                    return true;
                }));
    }

    private boolean saysExpired(TaskSnapshot snapshot) {
        EditResult result = snapshot.result();
        return result != null
                && ResultUrls.expires(result.videoUrl())
                        .filter(end -> !clock.instant().plus(EXPIRES_SOON).isBefore(end))
                        .isPresent();
    }

    /** The host has fewer bytes than the part file, so the part is of another file. */
    private Completable fromTheStart(Throwable fault) {
        if (part.length() > 0 && hasStatus(fault, RANGE_NOT_SATISFIABLE)) {
            part.restart();
            return Completable.defer(this::attempt);
        }
        return Completable.error(fault);
    }

    private Completable freshUrl() {
        return tasks.query(task.taskId())
                .map(TaskEndRules::succeededOrThrow)
                .doOnSuccess(this::replace)
                .ignoreElement();
    }

    private void replace(TaskSnapshot fresh) {
        task = fresh;
        expiredOnArrival = saysExpired(fresh);
    }

    private Completable gone(Throwable fault) {
        Throwable told = fault instanceof ServiceException refusal && hasStatus(fault, FORBIDDEN)
                ? new TaskExpiredException(
                        task.taskId(), "The result's host refuses its URL, even a fresh one.", refusal)
                : fault;
        if (told instanceof TaskExpiredException) {
            part.restart();
        }
        return Completable.error(told);
    }

    private Single<EditedVideo> land() {
        return Single.defer(() -> landing.land(part, target, task));
    }

    private static EditResult result(TaskSnapshot task) {
        EditResult result = task.result();
        if (result == null) {
            throw new IllegalArgumentException("Task " + task.taskId() + " has no result: it is " + task.statusText());
        }
        return result;
    }

    private static boolean isRetryable(Throwable fault) {
        return fault instanceof WanEditException known && known.isRetryable();
    }

    private static boolean hasStatus(Throwable fault, int status) {
        return fault instanceof ServiceException service
                && service.httpStatus().filter(found -> found == status).isPresent();
    }
}
