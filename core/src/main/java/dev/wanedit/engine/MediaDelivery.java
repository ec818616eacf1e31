package dev.wanedit.engine;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.TransportException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaFindings;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TransferListener;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into a job's media, and brings those of this machine to where the service can read them. */
public final class MediaDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MediaDelivery.class);
    private static final int PARALLEL_UPLOADS = 2;

    private final MediaUploader uploads;
    private final MediaCheck media;
    private final Scheduler disk;

    /**
     * @param uploads brings local files to where the service can read them
     * @param media looks into what is uploaded or sent inline
     * @param disk the threads on which files are looked at
     */
    public MediaDelivery(MediaUploader uploads, MediaCheck media, Scheduler disk) {
        this.uploads = uploads;
        this.media = media;
        this.disk = disk;
    }

    /** Completes if no medium surely fails. */
    Completable checked(EditJob job) {
        if (!media.readsMediaOf(job)) {
            return Completable.complete();
        }
        return DiskWork.on(disk, () -> {
            MediaFindings found = media.check(job);
            if (!found.violations().isEmpty()) {
                throw new InvalidJobException(found.violations());
            }
            found.doubts().forEach(doubt -> LOG.warn("The service may refuse a medium: {}.", doubt));
        });
    }

    /** The same job with each local file in the place that it was uploaded to. */
    Single<EditJob> delivered(EditJob job, TransferListener listener) {
        return Flowable.fromIterable(job.media())
                .ofType(MediaSource.LocalFile.class)
                .distinct()
                .flatMapSingle(
                        file -> upload(file, listener).map(url -> new Uploaded(file, url)), false, PARALLEL_UPLOADS)
                .toMap(Uploaded::file, Uploaded::url)
                .map(urls -> urls.isEmpty() ? job : job.mapMedia(source -> urls.getOrDefault(source, source)));
    }

    /** An upload that failed says nothing about the job, which was surely not sent. */
    private Single<MediaSource> upload(MediaSource.LocalFile file, TransferListener listener) {
        return uploads.upload(file, EditJob.MODEL, listener)
                .onErrorResumeNext(fault -> Single.error(
                        fault instanceof TransportException transport
                                ? transport.beforeTheJob(file.toString())
                                : fault));
    }

    private record Uploaded(MediaSource file, MediaSource url) {}
}
