package dev.wanedit.engine.submit;

import dev.wanedit.error.TransportException;
import dev.wanedit.event.JobStep;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Uploads a job's local media, so that the service can read them. */
public final class MediaDelivery {

    private static final int PARALLEL_UPLOADS = 2;

    private final MediaUploader uploads;
    private final StepTimer steps;

    /**
     * @param uploads uploads local files
     * @param steps reports each upload
     */
    public MediaDelivery(MediaUploader uploads, StepTimer steps) {
        this.uploads = uploads;
        this.steps = steps;
    }

    /**
     * The same job, with the URL of the upload in place of each local file.
     *
     * @param key the job's key
     * @param listener is notified of all uploads together: transferred bytes, and the bytes of all files
     */
    Single<EditJob> delivered(JobKey key, EditJob job, TransferListener listener) {
        return Single.defer(() -> {
            List<MediaSource.LocalFile> files = job.media().stream()
                    .filter(MediaSource.LocalFile.class::isInstance)
                    .map(MediaSource.LocalFile.class::cast)
                    .distinct()
                    .toList();
            TransferTotal sum = new TransferTotal(listener, bytes(files));
            return Flowable.fromIterable(files)
                    .flatMapSingle(
                            // A fault is a value: RxJava would print one that comes after another upload's.
                            file -> reported(key, file, upload(job, file, sum.of(file)))
                                    .map(url -> Single.just(new Uploaded(file, url)))
                                    .onErrorReturn(Single::error),
                            false,
                            PARALLEL_UPLOADS)
                    .concatMapSingle(uploaded -> uploaded)
                    .toMap(Uploaded::file, Uploaded::url)
                    .map(urls -> urls.isEmpty() ? job : job.mapMedia(source -> urls.getOrDefault(source, source)));
        });
    }

    /** The size of all files together; -1 if the size of one cannot be read: then its upload reports the error. */
    private static long bytes(List<MediaSource.LocalFile> files) {
        try {
            long sum = 0;
            for (MediaSource.LocalFile file : files) {
                sum += Files.size(file.path());
            }
            return sum;
        } catch (IOException e) {
            return -1;
        }
    }

    private Single<MediaSource> reported(JobKey key, MediaSource.LocalFile file, Single<MediaSource> upload) {
        Path path = file.path();
        long size = bytes(List.of(file));
        return steps.timed(upload, (url, took) -> JobStep.uploaded(key, path, size, took))
                .doOnSubscribe(begun -> steps.report(JobStep.uploading(key, path, size)));
    }

    /** An upload that failed is not an error of the job: the job was certainly not sent. */
    private Single<MediaSource> upload(EditJob job, MediaSource.LocalFile file, TransferListener listener) {
        return uploads.upload(file, job.model(), listener)
                .onErrorResumeNext(fault -> Single.error(
                        fault instanceof TransportException transport
                                ? transport.beforeTheJob(file.toString())
                                : fault));
    }

    private record Uploaded(MediaSource file, MediaSource url) {}
}
