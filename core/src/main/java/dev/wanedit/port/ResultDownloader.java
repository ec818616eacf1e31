package dev.wanedit.port;

import io.reactivex.rxjava3.core.Completable;

/** Downloads a result once; the rules of {@link Transport} apply. The API key never goes to the result's host. */
public interface ResultDownloader {

    /**
     * Streams the bytes into the sink and completes when the body is complete.
     *
     * <p>The transfer idle timeout ({@link TransportConfig#transferIdleTimeout()}) limits the time in which no byte arrives, not the whole transfer. A body that is shorter than
     * announced is a {@link dev.wanedit.error.TransportException}. An exception of the sink becomes a
     * {@link dev.wanedit.error.StorageException}. A status other than 200 and 206 is a
     * {@link dev.wanedit.error.ServiceException} with that status. A redirect is not followed: it is a
     * {@link dev.wanedit.error.RequestRejectedException} with the {@code Location} as it came.
     */
    Completable download(ResultRequest request, ResultSink sink);
}
