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
 * Repeats an upload that failed for a temporary reason. An upload that the storage refused is repeated once, since each
 * upload requests a new policy and the old one may have expired. Each upload also has a new name, so a repetition does
 * no harm. The listener counts a repeated upload from 0 again.
 */
public final class ResilientUploader implements MediaUploader {

    private final MediaUploader uploader;
    private final Retries retries;

    /**
     * Decorates an uploader.
     *
     * @param uploader the transport's uploader, or the application's own
     * @param listener is notified of faults that are followed by another attempt
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

    /** The application's own uploader may fail with the exceptions of the libraries that it uses. */
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
