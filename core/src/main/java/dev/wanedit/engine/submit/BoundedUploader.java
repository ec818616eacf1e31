package dev.wanedit.engine.submit;

import dev.wanedit.engine.rx.Bulkhead;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import io.reactivex.rxjava3.core.Single;

/**
 * Lets a few uploads move at once, whichever jobs they are for, so that a burst of large files takes neither all connections
 * nor the way of polls and submits. An upload that waits has not begun, so its file is not open yet and no policy of it can
 * run out.
 */
public final class BoundedUploader implements MediaUploader {

    /** Enough to fill a fast line, a quarter of what a transport has. */
    private static final int MOST_AT_ONCE = 4;

    private final MediaUploader uploader;
    private final Bulkhead bulkhead = new Bulkhead(MOST_AT_ONCE);

    /** @param uploader the transport's, or the application's own */
    public BoundedUploader(MediaUploader uploader) {
        this.uploader = uploader;
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        return bulkhead.within(ErrorGuard.single(() -> uploader.upload(file, model, listener)));
    }
}
