package dev.wanedit.engine.download;

import dev.wanedit.engine.part.PartFile;
import dev.wanedit.engine.recording.ResultRecorder;
import dev.wanedit.engine.rx.DiskWork;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a complete part the name of the result, and records that. */
final class ResultLanding {

    private static final Logger LOG = LoggerFactory.getLogger(ResultLanding.class);

    private final Scheduler disk;
    private final ResultRecorder recorder;

    ResultLanding(Scheduler disk, ResultRecorder recorder) {
        this.disk = disk;
        this.recorder = recorder;
    }

    Single<EditedVideo> land(PartFile part, Target target, TaskSnapshot task) {
        return DiskWork.value(disk, part::seal)
                .flatMap(file -> recorder.before(task.taskId(), file)
                        .toSingleDefault(true)
                        .onErrorResumeNext(fault ->
                                DiskWork.on(disk, () -> part.keepEvidence(file)).toSingleDefault(false))
                        .flatMap(noted -> landed(part, video(target, task, file), file, noted)));
    }

    /**
     * The evidence of the result is removed as soon as the result is recorded in the store, and not before, since the
     * process may end at any time.
     */
    private Single<EditedVideo> landed(PartFile part, EditedVideo made, ArchivedFile file, boolean noted) {
        return DiskWork.on(disk, () -> part.take(file))
                .andThen(noted ? settled(part) : Completable.complete())
                .andThen(Single.defer(() -> recorded(made, file)))
                .flatMap(video -> noted || video.unrecorded() != null
                        ? Single.just(video)
                        : settled(part).toSingleDefault(video));
    }

    private static EditedVideo video(Target target, TaskSnapshot task, ArchivedFile file) {
        return new EditedVideo(target.file(task.taskId()), file.size(), file.sha256(), task);
    }

    /** Files that cannot be removed do no harm. */
    private Completable settled(PartFile part) {
        return DiskWork.on(disk, part::settle).onErrorComplete();
    }

    /**
     * Records that a result is stored under its name. If that fails, the result is not lost; the video holds the
     * reason.
     */
    Single<EditedVideo> recorded(EditedVideo video, ArchivedFile file) {
        return recorder.after(video.task().taskId(), file)
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
}
