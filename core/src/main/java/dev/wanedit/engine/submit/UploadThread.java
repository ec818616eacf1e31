package dev.wanedit.engine.submit;

import dev.wanedit.engine.rx.DiskWork;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.BlockingMediaUploader;
import dev.wanedit.port.MediaUploader;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Calls the application's blocking uploader on a thread that waits for it; disposal interrupts that thread. */
public final class UploadThread implements MediaUploader {

    private final BlockingMediaUploader uploader;
    private final Scheduler threads;

    /** @param threads whose work is interrupted when it is disposed */
    public UploadThread(BlockingMediaUploader uploader, Scheduler threads) {
        this.uploader = uploader;
        this.threads = threads;
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        return DiskWork.value(threads, () -> uploaded(file, model, listener));
    }

    private MediaSource uploaded(MediaSource.LocalFile file, String model, TransferListener listener)
            throws IOException {
        try {
            return uploader.upload(file, model, listener);
        } catch (InterruptedException e) {
            // Not an interruption of the caller's own thread. After a disposal no caller receives it.
            throw (IOException) new InterruptedIOException("The upload was interrupted.").initCause(e);
        }
    }
}
