package dev.wanedit.engine.download;

import dev.wanedit.engine.follow.TaskEnd;
import dev.wanedit.engine.ledger.ResultRecorder;
import dev.wanedit.engine.rx.Bulkhead;
import dev.wanedit.engine.rx.DiskWork;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableTransformer;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings results home before their URLs die, a few at once. A result is paid for, so what breaks on the way is tried again,
 * going on where it stopped; a refused URL is asked for anew once.
 */
public final class Archiver {

    private static final Logger LOG = LoggerFactory.getLogger(Archiver.class);

    private static final int MOST_ROUNDS = 20;
    private static final int PARALLEL_DOWNLOADS = 4;
    private static final int FORBIDDEN = 403;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final TaskApi tasks;
    private final LimitedDownloader downloads;
    private final CompletableTransformer retries;
    private final Scheduler disk;
    private final ResultRecorder landing;
    private final Consumer<TaskId> home;
    private final Bulkhead bulkhead = new Bulkhead(PARALLEL_DOWNLOADS);
    private final PartLocks locks = new PartLocks();

    /**
     * @param tasks the service, within the account's budgets
     * @param downloads fetches bytes, within limits
     * @param retries repeats an attempt that failed for a passing reason
     * @param disk the threads on which files are opened, checked and renamed
     * @param landing writes down where results land
     * @param home hears of a task whose result has its name
     */
    public Archiver(
            TaskApi tasks,
            LimitedDownloader downloads,
            CompletableTransformer retries,
            Scheduler disk,
            ResultRecorder landing,
            Consumer<TaskId> home) {
        this.tasks = tasks;
        this.downloads = downloads;
        this.retries = retries;
        this.disk = disk;
        this.landing = landing;
        this.home = home;
    }

    /**
     * Completes if the target can be written.
     *
     * @param taskId the task, null before it is known
     */
    public Completable checked(Target target, @Nullable TaskId taskId) {
        return DiskWork.on(disk, () -> new TargetFiles(target).check(taskId));
    }

    /** Whether a result lies where it was written down, with the very bytes. */
    public Single<Boolean> finds(ArchivedFile file) {
        return DiskWork.value(disk, file::isThere);
    }

    /** Removes what a download that was killed left beside the result, whose name this is. */
    public Completable tidied(TaskId taskId, Path file) {
        return DiskWork.on(disk, () -> new PartFile(taskId, Target.of(file), TransferListener.NONE, locks).tidy());
    }

    /**
     * Completes if the folder of the target can be written. For a job whose task exists, since what is at its target may be
     * its result: that is told once the result is here to compare it with.
     */
    public Completable folderChecked(Target target, TaskId taskId) {
        return DiskWork.on(disk, () -> new TargetFiles(target).checkFolder(taskId));
    }

    /** The result of a task that may or may not have succeeded yet; one that has not ended is an error. */
    public Single<EditedVideo> fetch(TaskId taskId, Target target, TransferListener listener) {
        return checked(target, taskId).andThen(fetchInto(taskId, target, listener));
    }

    /** The result of a succeeded task. */
    public Single<EditedVideo> fetch(TaskSnapshot task, Target target, TransferListener listener) {
        return checked(target, task.taskId()).andThen(fetchInto(task, target, listener));
    }

    /** The same for a target that was checked. */
    public Single<EditedVideo> fetchInto(TaskId taskId, Target target, TransferListener listener) {
        return tasks.query(taskId)
                .flatMap(task -> task.status() == TaskStatus.UNKNOWN
                        ? leftovers(task, target, listener)
                        : fetchInto(TaskEnd.succeededOrThrow(task), target, listener));
    }

    /** The same for a target that was checked. */
    public Single<EditedVideo> fetchInto(TaskSnapshot task, Target target, TransferListener listener) {
        return bulkhead.within(Single.defer(() -> new Fetch(task, target, listener).run()));
    }

    /**
     * The result of a task that is whole on this disk, by what a download left that did not come to its end; empty if there is
     * none. Nothing is sent.
     *
     * @param task what is known of the task
     */
    public Maybe<EditedVideo> left(TaskSnapshot task, Target target) {
        return DiskWork.value(disk, () -> new TargetFiles(target).hasLeftovers(task.taskId()))
                .filter(left -> left)
                .flatMap(left -> new Fetch(task, target, TransferListener.NONE).ifWhole());
    }

    /** The service knows no result any longer: what is whole here comes home all the same, the rest is of no use. */
    private Single<EditedVideo> leftovers(TaskSnapshot task, Target target, TransferListener listener) {
        return Single.defer(() -> new Fetch(task, target, listener).runWithoutService());
    }

    /** One download with all its attempts. */
    private final class Fetch {

        private final Target target;
        private final PartFile part;
        private volatile TaskSnapshot task;
        private volatile boolean slow;

        Fetch(TaskSnapshot task, Target target, TransferListener listener) {
            this.target = target;
            this.part = new PartFile(task.taskId(), target, listener, locks);
            this.task = task;
        }

        Single<EditedVideo> run() {
            return opened(attempts(MOST_ROUNDS)
                    .onErrorResumeNext(fault -> hasStatus(fault, FORBIDDEN)
                            ? freshUrl().andThen(attempts(MOST_ROUNDS)).onErrorResumeNext(this::gone)
                            : Completable.error(fault)));
        }

        Single<EditedVideo> runWithoutService() {
            return opened(Completable.fromAction(() -> {
                if (!part.isWhole()) {
                    part.restart();
                    TaskEnd.succeededOrThrow(task);
                }
            }));
        }

        Maybe<EditedVideo> ifWhole() {
            return DiskWork.value(disk, () -> {
                        part.open();
                        return part.isWhole();
                    })
                    .filter(whole -> whole)
                    .flatMapSingle(
                            whole -> DiskWork.on(disk, part::requireWhole).andThen(land()))
                    .doOnTerminate(part::close)
                    .doFinally(part::close)
                    .doOnSuccess(video -> home.accept(task.taskId()));
        }

        /** Closed before anybody hears of the end, who may well begin anew at once; or when the exchange is aborted. */
        private Single<EditedVideo> opened(Completable work) {
            return DiskWork.on(disk, part::open)
                    .andThen(work)
                    .andThen(land())
                    .doOnTerminate(part::close)
                    .doFinally(part::close)
                    .doOnSuccess(video -> home.accept(task.taskId()));
        }

        /** As many attempts as the policy grants, and as many again whenever they brought the result on, unless too slowly. */
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
            return (part.isWhole() ? Completable.complete() : download())
                    .andThen(DiskWork.on(disk, part::requireWhole));
        }

        private Completable download() {
            if (part.etag() == null) {
                part.restart();
            }
            slow = false;
            ResultRequest rest = new ResultRequest(task.taskId(), result(task).videoUrl(), part.length(), part.etag());
            return ErrorGuard.completable(() ->
                    downloads.download(rest, part, new TargetFiles(target).part(task.taskId()), () -> slow = true));
        }

        /** The host has fewer bytes than we kept: they are of something else. */
        private Completable fromTheStart(Throwable fault) {
            if (part.length() > 0 && hasStatus(fault, RANGE_NOT_SATISFIABLE)) {
                part.restart();
                return Completable.defer(this::attempt);
            }
            return Completable.error(fault);
        }

        private Completable freshUrl() {
            return tasks.query(task.taskId())
                    .map(TaskEnd::succeededOrThrow)
                    .doOnSuccess(fresh -> task = fresh)
                    .ignoreElement();
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
            return DiskWork.value(disk, part::seal)
                    .flatMap(file -> landing.before(task.taskId(), file)
                            .toSingleDefault(true)
                            .onErrorResumeNext(fault -> DiskWork.on(disk, () -> part.keepEvidence(file))
                                    .toSingleDefault(false))
                            .flatMap(noted -> landed(file, noted)));
        }

        /** What proves the landing is taken away as soon as it is written down elsewhere, and no later: a process may die. */
        private Single<EditedVideo> landed(ArchivedFile file, boolean noted) {
            return DiskWork.on(disk, () -> part.take(file))
                    .andThen(noted ? settled() : Completable.complete())
                    .andThen(Single.defer(() -> recorded(video(file), file)))
                    .flatMap(video -> noted || video.unrecorded() != null
                            ? Single.just(video)
                            : settled().toSingleDefault(video));
        }

        private EditedVideo video(ArchivedFile file) {
            return new EditedVideo(target.file(task.taskId()), file.size(), file.sha256(), task);
        }

        /** What stays does no harm. */
        private Completable settled() {
            return DiskWork.on(disk, part::settle).onErrorComplete();
        }
    }

    /** Writes down that a result has its name. What cannot be written costs no result; the video tells why. */
    public Single<EditedVideo> recorded(EditedVideo video, ArchivedFile file) {
        return landing.after(video.task().taskId(), file)
                .toSingleDefault(video)
                .onErrorReturn(fault -> unrecorded(video, fault));
    }

    private static EditedVideo unrecorded(EditedVideo video, Throwable fault) {
        LOG.warn(
                "Task {}: its result is saved, and the job store could not record that: {}",
                video.task().taskId(),
                fault.getMessage());
        WanEditException told = fault instanceof WanEditException known
                ? known
                : new StorageException(
                        "The job store failed: " + fault,
                        ErrorContext.of(video.task().taskId()),
                        "See the cause.",
                        fault);
        return new EditedVideo(video.file(), video.size(), video.sha256(), video.task(), told);
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
