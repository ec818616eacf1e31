package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskPage;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far this machine's clock is from the service's, by the pages of one reading of the list. */
final class ClockOffset {

    /** The service writes its time to the second. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private final Supplier<Instant> clock;
    private final AtomicReference<@Nullable Range> seen = new AtomicReference<>();

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
        Range range = seen.get();
        if (range == null) {
            return Duration.ZERO;
        }
        Duration low = range.lowest().abs();
        return low.compareTo(range.highest()) > 0 ? low : range.highest();
    }

    /**
     * How far this clock is ahead, at least, by every page that says when it was sent; negative if it is behind. Zero if one of
     * them shows no such difference, or none says it.
     */
    Duration agreed() {
        Range range = seen.get();
        if (range == null) {
            return Duration.ZERO;
        }
        if (range.lowest().compareTo(Duration.ZERO) > 0) {
            return range.lowest();
        }
        return range.highest().isNegative() ? range.highest() : Duration.ZERO;
    }

    /** False if no page says when it was sent. */
    boolean isKnown() {
        return seen.get() != null;
    }

    private void saw(Instant asked, @Nullable Instant theirs, Instant received) {
        if (theirs == null) {
            return;
        }
        Duration ahead = Duration.between(theirs.plus(PRECISION), asked);
        Duration behind = Duration.between(theirs, received);
        Duration off = !ahead.isNegative() ? ahead : behind.isNegative() ? behind : Duration.ZERO;
        seen.accumulateAndGet(new Range(off, off), Range::with);
    }

    /** What the pages showed: how far this clock is ahead. */
    private record Range(Duration lowest, Duration highest) {

        static Range with(@Nullable Range before, Range page) {
            return before == null
                    ? page
                    : new Range(
                            before.lowest.compareTo(page.lowest) < 0 ? before.lowest : page.lowest,
                            before.highest.compareTo(page.highest) > 0 ? before.highest : page.highest);
        }
    }
}
