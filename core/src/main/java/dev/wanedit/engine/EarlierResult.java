package dev.wanedit.engine;

import dev.wanedit.engine.download.RetryingDownloader;
import dev.wanedit.engine.recording.RecordSnapshots;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the result of a job that an earlier call or process downloaded. Sends nothing. */
final class EarlierResult {

    /** EXPIRED is included: the service has deleted the task, but the result may be on this disk. */
    private static final Set<JobPhase> WITH_RESULT =
            EnumSet.of(JobPhase.PENDING, JobPhase.RUNNING, JobPhase.SUCCEEDED, JobPhase.ARCHIVED, JobPhase.EXPIRED);

    private final RetryingDownloader downloader;

    EarlierResult(RetryingDownloader downloader) {
        this.downloader = downloader;
    }

    /**
     * The result of a job if it is already on this disk but was not recorded, because the process ended or the store
     * was unavailable.
     *
     * @param target where the caller wants the result; null if the caller did not say
     */
    Maybe<EditedVideo> of(JobRecord job, @Nullable Target target) {
        TaskId taskId = job.taskId();
        return taskId == null ? Maybe.empty() : archived(job, taskId).switchIfEmpty(left(job, target));
    }

    private Maybe<EditedVideo> archived(JobRecord job, TaskId taskId) {
        ArchivedFile file = job.archive();
        if (file == null) {
            return Maybe.empty();
        }
        EditedVideo video = new EditedVideo(file.file(), file.size(), file.sha256(), RecordSnapshots.of(job));
        return downloader
                .finds(file)
                .filter(there -> there)
                .flatMapSingle(there ->
                        job.phase() == JobPhase.ARCHIVED ? Single.just(video) : downloader.recorded(video, file))
                .flatMapSingle(done -> done.unrecorded() != null
                        ? Single.just(done)
                        : downloader
                                .tidied(taskId, file.file())
                                .onErrorComplete()
                                .toSingleDefault(done));
    }

    /** The files that an unfinished download left. If the task may be another job's, it is queried first. */
    private Maybe<EditedVideo> left(JobRecord job, @Nullable Target target) {
        boolean mayHaveResult = WITH_RESULT.contains(job.phase()) && !job.adopted();
        Path meant = job.target();
        List<Target> places = Stream.of(target, meant == null ? null : new Target(meant, job.overwrite()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return mayHaveResult
                ? Flowable.fromIterable(places)
                        .concatMapMaybe(place -> downloader
                                .left(RecordSnapshots.succeeded(job), place)
                                .onErrorComplete()) // A fault here stops the download too, and the download reports it.
                        .firstElement()
                : Maybe.empty();
    }
}
