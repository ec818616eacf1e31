package dev.wanedit.resilience;

import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TransferListener;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;

/** Uploads again what failed for a passing reason: each upload takes a name of its own, so a repetition harms nothing. */
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
        return uploader.upload(file, model, listener).compose(retries.single());
    }
}
