package dev.wanedit.engine;

import dev.wanedit.error.ServiceException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransferListener;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableTransformer;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import org.jspecify.annotations.Nullable;

/**
 * Brings a result home before its URL dies. The result is paid for, so what breaks on the way is tried again, going on
 * where it stopped; a refused URL is asked for anew once.
 */
public final class Archiver {

    private static final int MOST_ROUNDS = 20;
    private static final int FORBIDDEN = 403;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final TaskApi tasks;
    private final ResultDownloader downloads;
    private final CompletableTransformer retries;
    private final Scheduler disk;

    /**
     * @param tasks the service, within the account's budgets
     * @param downloads fetches bytes
     * @param retries repeats an attempt that failed for a passing reason
     * @param disk the threads on which files are opened, checked and renamed
     */
    public Archiver(TaskApi tasks, ResultDownloader downloads, CompletableTransformer retries, Scheduler disk) {
        this.tasks = tasks;
        this.downloads = downloads;
        this.retries = retries;
        this.disk = disk;
    }

    /**
     * Completes if the target can be written.
     *
     * @param taskId the task, null before it is known
     */
    public Completable checked(Target target, @Nullable TaskId taskId) {
        return DiskWork.on(disk, () -> target.check(taskId));
    }

    /** The result of a task that may or may not have succeeded yet; one that has not ended is an error. */
    public Single<EditedVideo> fetch(TaskId taskId, Target target, TransferListener listener) {
        return checked(target, taskId)
                .andThen(tasks.query(taskId))
                .map(TaskEnd::succeededOrThrow)
                .flatMap(task -> fetch(task, target, listener));
    }

    /** The result of a succeeded task. */
    public Single<EditedVideo> fetch(TaskSnapshot task, Target target, TransferListener listener) {
        return checked(target, task.taskId()).andThen(Single.defer(() -> {
            Fetch fetch = new Fetch(task, new PartFile(task.taskId(), target, listener));
            return fetch.run()
                    .toSingle(() -> new EditedVideo(target.file(task.taskId()), fetch.part.length(), fetch.task));
        }));
    }

    /** One download with all its attempts. */
    private final class Fetch {

        private final PartFile part;
        private volatile TaskSnapshot task;

        Fetch(TaskSnapshot task, PartFile part) {
            this.part = part;
            this.task = task;
        }

        Completable run() {
            return attempts(MOST_ROUNDS)
                    .onErrorResumeNext(fault -> hasStatus(fault, FORBIDDEN)
                            ? freshUrl().andThen(attempts(MOST_ROUNDS)).onErrorResumeNext(this::gone)
                            : Completable.error(fault))
                    .doFinally(part::close);
        }

        /** As many attempts as the policy grants, and as many again whenever they brought the result on. */
        private Completable attempts(int rounds) {
            return Completable.defer(() -> {
                long before = part.length();
                return Completable.defer(this::attempt)
                        .onErrorResumeNext(this::fromTheStart)
                        .compose(retries)
                        .onErrorResumeNext(fault -> rounds > 1 && mayPass(fault) && part.length() > before
                                ? attempts(rounds - 1)
                                : Completable.error(fault));
            });
        }

        private Completable attempt() {
            if (part.etag() == null) {
                part.restart();
            }
            ResultRequest request =
                    new ResultRequest(task.taskId(), result(task).videoUrl(), part.length(), part.etag());
            return downloads.download(request, part).andThen(DiskWork.on(disk, part::finish));
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
            return Completable.error(
                    fault instanceof ServiceException refusal && hasStatus(fault, FORBIDDEN)
                            ? new TaskExpiredException(
                                    task.taskId(), "The result's host refuses its URL, even a fresh one.", refusal)
                            : fault);
        }
    }

    private static EditResult result(TaskSnapshot task) {
        EditResult result = task.result();
        if (result == null) {
            throw new IllegalArgumentException("Task " + task.taskId() + " has no result: it is " + task.statusText());
        }
        return result;
    }

    private static boolean mayPass(Throwable fault) {
        return fault instanceof WanEditException known && known.mayPass();
    }

    private static boolean hasStatus(Throwable fault, int status) {
        return fault instanceof ServiceException service
                && service.httpStatus().filter(found -> found == status).isPresent();
    }
}
