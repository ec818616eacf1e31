package dev.wanedit.port;

import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import io.reactivex.rxjava3.core.Single;

/**
 * Brings a local file to a place where the service can read it. Transports offer the service's temporary storage; an
 * application may bring its own, such as a bucket of its own.
 */
@FunctionalInterface
public interface MediaUploader {

    /**
     * Uploads one file, streamed from disk; disposal aborts it.
     *
     * <p>Fails with {@link dev.wanedit.error.StorageException}, before anything is sent where that can be known, if the
     * file is missing, empty, cannot be read, or changes while it is sent; with {@link
     * dev.wanedit.error.UploadRefusedException} if the storage denies to take it, upon which it is uploaded once more. An application's own
     * may fail with {@link java.io.IOException} as well, which counts as a lost connection and is tried again. It is called
     * for a few files at once, at most.
     *
     * @param file the file
     * @param model the model that will read it, since temporary storage is bound to it
     * @param listener hears of progress
     * @return an {@code oss://} URL or a URL that the service can fetch
     */
    Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener);
}
