package dev.wanedit;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Plays the other side of a port: each subscription gets the next step, the last one again and again. */
public final class Script<T> {

    private final Scheduler timer;
    private final List<Object> steps;
    private final List<Duration> moments = new ArrayList<>();

    private Script(Scheduler timer, List<Object> steps) {
        this.timer = timer;
        this.steps = steps;
    }

    /** Steps are values, or exceptions to fail with. */
    public static <T> Script<T> of(Scheduler timer, Object... steps) {
        return new Script<>(timer, List.of(steps));
    }

    public Single<T> play() {
        return Single.defer(() -> {
            Object step = steps.get(Math.min(moments.size(), steps.size() - 1));
            moments.add(Duration.ofNanos(timer.now(TimeUnit.NANOSECONDS)));
            if (step instanceof Throwable fault) {
                return Single.error(fault);
            }
            @SuppressWarnings("unchecked")
            T value = (T) step;
            return Single.just(value);
        });
    }

    /** When each subscription came, in the scheduler's time. */
    public List<Duration> moments() {
        return moments;
    }

    public int count() {
        return moments.size();
    }

    public static ServiceUnavailableException unavailable() {
        return new ServiceUnavailableException("The service failed.", new ErrorContext(null, null, null, 503, null));
    }

    public static ThrottledException throttled(@Nullable Duration retryAfter) {
        return new ThrottledException("Too much.", new ErrorContext(null, null, null, 429, "Throttling"), retryAfter);
    }

    public static TransportException lost() {
        return transport(TransportException.Kind.CONNECTION_LOST, TransportException.Delivery.MAYBE_SENT);
    }

    public static TransportException refused() {
        return transport(TransportException.Kind.CONNECT_FAILED, TransportException.Delivery.NOT_SENT);
    }

    private static TransportException transport(TransportException.Kind kind, TransportException.Delivery delivery) {
        return new TransportException(kind, delivery, "The connection broke.", ErrorContext.NONE, null);
    }
}
