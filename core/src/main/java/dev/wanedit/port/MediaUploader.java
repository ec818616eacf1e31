package dev.wanedit.port;

import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import io.reactivex.rxjava3.core.Single;

/**
 * Uploads a local file to a storage that the service can read. Transports use the service's temporary storage; an
 * application may use its own uploader, for example to its own bucket.
 */
@FunctionalInterface
public interface MediaUploader {

    /**
     * Uploads one file, streamed from disk; disposal aborts it.
     *
     * <p>Fails with {@link dev.wanedit.error.StorageException}, if possible before anything is sent, if the file is
     * missing, empty, cannot be read, or changes while it is sent; with
     * {@link dev.wanedit.error.UploadRefusedException} if the storage refuses the file; then it is uploaded once more.
     * An application's own uploader may also fail with {@link java.io.IOException}, which is treated as a lost
     * connection and is tried again. It is called for only a few files at the same time.
     *
     * @param file the file
     * @param model the model that will read it, since temporary storage is bound to it
     * @param listener is notified of progress
     * @return an {@code oss://} URL or a URL that the service can fetch
     */
    Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener);
}
