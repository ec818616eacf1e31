package dev.wanedit.engine;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultLimits;
import dev.wanedit.port.ResultRequest;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Lets a result take no more of the disk and of the time than the limits say. */
public final class DownloadGuard {

    private final ResultDownloader downloads;
    private final ResultLimits limits;
    private final Scheduler timer;
    private final FreeSpace space;

    /**
     * @param downloads fetches bytes
     * @param limits how large and how slow a result may be
     * @param timer measures the pace
     */
    public DownloadGuard(ResultDownloader downloads, ResultLimits limits, Scheduler timer) {
        this(downloads, limits, timer, FreeSpace.OF_THE_DISK);
    }

    DownloadGuard(ResultDownloader downloads, ResultLimits limits, Scheduler timer, FreeSpace space) {
        this.downloads = downloads;
        this.limits = limits;
        this.timer = timer;
        this.space = space;
    }

    /**
     * One attempt.
     *
     * @param file where the part grows
     * @param tooSlow called before the attempt ends because it is too slow
     */
    Completable download(ResultRequest request, PartFile part, Path file, Runnable tooSlow) {
        return Completable.defer(() -> {
            LimitedSink sink = new LimitedSink(part, request.taskId(), file, limits.largest(), space);
            Completable attempt = downloads.download(request, sink);
            return limits.leastBytes() == 0 ? attempt : attempt.takeUntil(slowness(request, sink, tooSlow));
        });
    }

    /**
     * Fails when too little came in a whole span of time. One in which nothing came at all, or in which the host was still
     * silent at the beginning, is left to the call timeout.
     */
    private Completable slowness(ResultRequest request, LimitedSink sink, Runnable tooSlow) {
        return Completable.defer(() -> {
            long[] before = {-1};
            return Flowable.interval(limits.within().toMillis(), TimeUnit.MILLISECONDS, timer)
                    .onBackpressureDrop()
                    .concatMapCompletable(span -> {
                        long now = sink.received();
                        long came = before[0] < 0 ? -1 : now - before[0];
                        before[0] = now;
                        if (came <= 0 || came >= limits.leastBytes()) {
                            return Completable.complete();
                        }
                        tooSlow.run();
                        return Completable.error(slow(request, came));
                    });
        });
    }

    private TransportException slow(ResultRequest request, long came) {
        return new TransportException(
                TransportException.Kind.CONNECTION_LOST,
                TransportException.Delivery.MAYBE_SENT,
                "The result came too slowly: " + came + " bytes in "
                        + limits.within().toSeconds() + " s, at least " + limits.leastBytes() + " are wanted.",
                ErrorContext.of(request.taskId()),
                null);
    }
}
