package dev.wanedit.engine.resilience;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;

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
     * @param listener is notified of what is tried again
     * @param timer measures the waits
     * @param closing fails when the client closes
     */
    public ResilientUploader(MediaUploader uploader, JobListener listener, Scheduler timer, Completable closing) {
        this.uploader = uploader;
        this.retries = Retries.ofReads(Operation.UPLOAD, RetryPolicy.READS, listener, timer, closing);
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        Single<MediaSource> upload = uploader.upload(file, model, listener)
                .onErrorResumeNext(fault -> Single.error(inOurTree(fault, file)))
                .compose(retries.single());
        return upload.onErrorResumeNext(
                fault -> fault instanceof UploadRefusedException ? upload : Single.error(fault));
    }

    /** An uploader of the application's own may fail as the libraries do that it is made of. */
    private static Throwable inOurTree(Throwable fault, MediaSource.LocalFile file) {
        return fault instanceof IOException
                ? new TransportException(
                        Kind.CONNECTION_LOST,
                        Delivery.MAYBE_SENT,
                        "The upload of " + file + " broke off.",
                        ErrorContext.NONE,
                        fault)
                : fault;
    }
}
