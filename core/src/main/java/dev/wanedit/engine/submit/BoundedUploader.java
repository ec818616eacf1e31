package dev.wanedit.engine.submit;

import dev.wanedit.engine.rx.ConcurrencyLimit;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import io.reactivex.rxjava3.core.Single;

/**
 * Limits how many uploads run at once, for all jobs together. So many large files do not use all connections, and polls
 * and submits are not delayed. An upload that waits has not begun: its file is not open yet, and its policy cannot
 * expire.
 */
public final class BoundedUploader implements MediaUploader {

    /** Enough for a fast network; a quarter of the exchanges of a transport. */
    private static final int MOST_AT_ONCE = 4;

    private final MediaUploader uploader;
    private final ConcurrencyLimit limit = new ConcurrencyLimit(MOST_AT_ONCE);

    /** @param uploader the transport's uploader, or the application's own */
    public BoundedUploader(MediaUploader uploader) {
        this.uploader = uploader;
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        return limit.within(ErrorGuard.single(() -> uploader.upload(file, model, listener)));
    }
}
