package dev.wanedit.engine.download;

import dev.wanedit.engine.part.PartFile;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.settings.ResultLimits;
import dev.wanedit.task.ReadableUnits;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Enforces the limits for the size and the time of a result. */
public final class LimitedDownloader {

    private static final Duration LONGEST = Duration.ofHours(2);

    private final ResultDownloader downloads;
    private final ResultLimits limits;
    private final Scheduler timer;
    private final FreeSpace space;

    /**
     * @param downloads downloads bytes
     * @param limits how large and how slow a result may be
     * @param timer measures the pace
     */
    public LimitedDownloader(ResultDownloader downloads, ResultLimits limits, Scheduler timer) {
        this(downloads, limits, timer, FreeSpace.OF_THE_DISK);
    }

    LimitedDownloader(ResultDownloader downloads, ResultLimits limits, Scheduler timer, FreeSpace space) {
        this.downloads = downloads;
        this.limits = limits;
        this.timer = timer;
        this.space = space;
    }

    /**
     * One attempt.
     *
     * @param file the path of the part file
     * @param tooSlow called before an attempt ends because it is too slow
     */
    Completable download(ResultRequest request, PartFile part, Path file, Runnable tooSlow) {
        return Completable.defer(() -> {
            LimitedSink sink = new LimitedSink(part, request.taskId(), file, limits.largest(), space);
            Completable attempt = downloads.download(request, sink);
            return limits.leastBytes() == 0 ? attempt : attempt.takeUntil(slowness(request, sink, tooSlow));
        });
    }

    /**
     * Fails when too few bytes came in one period, or when the whole attempt took too long. A period in which no byte
     * came, or in which the host had not answered yet, is left to the transfer idle timeout.
     */
    private Completable slowness(ResultRequest request, LimitedSink sink, Runnable tooSlow) {
        return Completable.defer(() -> {
            long[] before = {-1};
            long[] spans = {0};
            return Flowable.interval(limits.within().toMillis(), TimeUnit.MILLISECONDS, timer)
                    .onBackpressureDrop()
                    .concatMapCompletable(span -> {
                        long now = sink.received();
                        long came = before[0] < 0 ? -1 : now - before[0];
                        before[0] = now;
                        if (now >= 0 && ++spans[0] > mostSpans(sink.announced())) {
                            tooSlow.run();
                            return Completable.error(tooLong(request, now, spans[0]));
                        }
                        if (came <= 0 || came >= limits.leastBytes()) {
                            return Completable.complete();
                        }
                        tooSlow.run();
                        return Completable.error(slow(request, came));
                    });
        });
    }

    /**
     * How many periods an attempt may take: as many as the lowest pace needs, and one more, since the first period
     * begins before the first byte. Without this limit four slow hosts could block all other results for days.
     */
    private long mostSpans(long announced) {
        long longest = Math.max(1, LONGEST.toMillis() / limits.within().toMillis());
        return announced < 0 ? longest : Math.min(longest, announced / limits.leastBytes() + 2);
    }

    private TransportException tooLong(ResultRequest request, long came, long spans) {
        return fault(
                request,
                "The result took too long: " + ReadableUnits.bytes(came) + " came in "
                        + ReadableUnits.duration(limits.within().multipliedBy(spans)) + ", and it is not whole.");
    }

    private TransportException slow(ResultRequest request, long came) {
        return fault(
                request,
                "The result came too slowly: " + ReadableUnits.bytes(came) + " in "
                        + ReadableUnits.duration(limits.within()) + ", at least "
                        + ReadableUnits.bytes(limits.leastBytes()) + " are wanted.");
    }

    private static TransportException fault(ResultRequest request, String problem) {
        return new TransportException(
                TransportException.Kind.CONNECTION_LOST,
                TransportException.Delivery.MAYBE_SENT,
                problem,
                ErrorContext.of(request.taskId()),
                null);
    }
}
