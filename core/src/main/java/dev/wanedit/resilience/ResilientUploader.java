package dev.wanedit.resilience;

import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TransferListener;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;

/**
 * Uploads again what failed for a passing reason, and once more what the storage refused, since each upload asks for a new
 * policy: the old one may have run out. Each takes a name of its own too, so a repetition harms nothing. The listener hears
 * of a repetition from its beginning.
 */
public final class ResilientUploader implements MediaUploader {

    private final MediaUploader uploader;
    private final Retries retries;

    /**
     * Decorates an uploader.
     *
     * @param uploader the transport's, or the application's own
     * @param timer measures the waits
     * @param closing fails when the client closes
     */
    public ResilientUploader(MediaUploader uploader, Scheduler timer, Completable closing) {
        this.uploader = uploader;
        this.retries = Retries.ofReads("upload", RetryPolicy.READS, timer, closing);
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        Single<MediaSource> upload = uploader.upload(file, model, listener).compose(retries.single());
        return upload.onErrorResumeNext(
                fault -> fault instanceof UploadRefusedException ? upload : Single.error(fault));
    }
}
