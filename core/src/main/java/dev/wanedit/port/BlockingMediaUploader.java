package dev.wanedit.port;

import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import java.io.IOException;

/**
 * Uploads a local file to a storage that the service can read, and blocks until that is done: an uploader of the
 * application's own that needs no RxJava. {@link MediaUploader} is the reactive form. Safe for use by several threads.
 */
@FunctionalInterface
public interface BlockingMediaUploader {

    /**
     * Uploads one file. It is called on a thread of the client that is for uploads only, for at most four files at the same
     * time. The thread is interrupted when the caller cancels the upload or when the client closes; the upload should end
     * then.
     *
     * @param file the file
     * @param model the model that will read it, such as {@code wan2.7-videoedit}
     * @param listener is notified of progress; the uploader may leave it out
     * @return an {@code oss://} URL or a URL that the service can fetch
     * @throws IOException if the upload broke off; it is treated as a lost connection and is tried again
     * @throws InterruptedException if the thread was interrupted
     * @throws dev.wanedit.error.StorageException if the file is missing, empty, cannot be read, or changes while it is sent
     * @throws dev.wanedit.error.UploadRefusedException if the storage refuses the file; then it is uploaded once more
     */
    MediaSource upload(MediaSource.LocalFile file, String model, TransferListener listener)
            throws IOException, InterruptedException;
}
