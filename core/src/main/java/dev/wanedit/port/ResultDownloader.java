package dev.wanedit.port;

import io.reactivex.rxjava3.core.Completable;

/** Fetches a result once; the rules of {@link Transport} hold. The API key never goes to the result's host. */
public interface ResultDownloader {

    /**
     * Streams the bytes into the sink and completes when the body is whole.
     *
     * <p>The call timeout bounds the time in which no byte moves, not the whole transfer. A body shorter than it was
     * announced is a {@link dev.wanedit.error.TransportException}, what the sink throws an
     * {@link dev.wanedit.error.StorageException}, another status than 200 and 206 a
     * {@link dev.wanedit.error.ServiceException} with that status. A redirect is not followed: it is a
     * {@link dev.wanedit.error.RequestRejectedException} that names the place as it came.
     */
    Completable download(ResultRequest request, ResultSink sink);
}
