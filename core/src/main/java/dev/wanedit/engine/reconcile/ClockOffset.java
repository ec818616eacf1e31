package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskPage;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far this machine's clock is from the service's, by the pages of one reading of the list. */
final class ClockOffset {

    /** The service writes its time to the second. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private final Supplier<Instant> clock;
    private final AtomicReference<Duration> largest = new AtomicReference<>(Duration.ZERO);

    /** @param clock this machine's clock */
    ClockOffset(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** The same page; the difference is measured when it comes. */
    Single<TaskPage> measured(Single<TaskPage> page) {
        return Single.defer(() -> {
            Instant asked = clock.get();
            return page.doOnSuccess(answer -> saw(asked, answer.answered(), clock.get()));
        });
    }

    /** The largest difference that was measured, at least; zero if no page says when it was sent. */
    Duration largest() {
        return Objects.requireNonNull(largest.get());
    }

    private void saw(Instant asked, @Nullable Instant theirs, Instant received) {
        if (theirs == null) {
            return;
        }
        Duration ahead = Duration.between(theirs.plus(PRECISION), asked);
        Duration behind = Duration.between(received, theirs);
        Duration off = ahead.compareTo(behind) > 0 ? ahead : behind;
        largest.accumulateAndGet(off, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
