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
 * Downloads results before their URLs expire, a few at once. A result is paid for, so a broken download is tried again
 * and continues where it stopped. If the URL is refused, a new URL is requested once.
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
     * @param downloads downloads bytes, within limits
     * @param retries repeats an attempt that failed for a temporary reason
     * @param disk the threads on which files are opened, checked and renamed
     * @param landing records the files of results
     * @param home is notified of a task whose result is stored under its name
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

    /** True if a recorded result exists at its path with exactly the recorded bytes. */
    public Single<Boolean> finds(ArchivedFile file) {
        return DiskWork.value(disk, file::isThere);
    }

    /** Removes files that a killed download left next to the result {@code file}. */
    public Completable tidied(TaskId taskId, Path file) {
        return DiskWork.on(disk, () -> new PartFile(taskId, Target.of(file), TransferListener.NONE, locks).tidy());
    }

    /**
     * Completes if the folder of the target can be written. For a job whose task exists: an existing file at its target
     * may be its result. That is checked later, when the result is downloaded and can be compared.
     */
    public Completable folderChecked(Target target, TaskId taskId) {
        return DiskWork.on(disk, () -> new TargetFiles(target).checkFolder(taskId));
    }

    /** The result of a task in any status; a task that has not ended is an error. */
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
     * The complete result of a task that an unfinished download left on this disk; empty if there is none. Nothing is
     * sent.
     *
     * @param task the known snapshot of the task
     */
    public Maybe<EditedVideo> left(TaskSnapshot task, Target target) {
        return DiskWork.value(disk, () -> new TargetFiles(target).hasLeftovers(task.taskId()))
                .filter(left -> left)
                .flatMap(left -> new Fetch(task, target, TransferListener.NONE).ifWhole());
    }

    /** The service has no result any more: a complete file on this disk becomes the result, and the rest is useless. */
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

        /**
         * The part file is closed before the subscriber is notified of the end, since the subscriber may start again at
         * once; it is also closed when the exchange is aborted.
         */
        private Single<EditedVideo> opened(Completable work) {
            return DiskWork.on(disk, part::open)
                    .andThen(work)
                    .andThen(land())
                    .doOnTerminate(part::close)
                    .doFinally(part::close)
                    .doOnSuccess(video -> home.accept(task.taskId()));
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

        /**
         * The evidence of the result is removed as soon as the result is recorded in the store, and not before, since
         * the process may end at any time.
         */
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

        /** Files that cannot be removed do no harm. */
        private Completable settled() {
            return DiskWork.on(disk, part::settle).onErrorComplete();
        }
    }

    /**
     * Records that a result is stored under its name. If that fails, the result is not lost; the video holds the
     * reason.
     */
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
