package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskFilter;
import io.reactivex.rxjava3.core.Single;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One reading of the list for all that need it at that time, see {@link SharedReading}. */
final class SharedListing {

    private final TaskPages pages;
    private final Supplier<Instant> clock;
    private final Map<TaskFilter, SharedReading<Listing>> readings = new HashMap<>();

    /** @param clock this machine's clock, which is compared with the service's */
    SharedListing(TaskPages pages, Supplier<Instant> clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /** All tasks of the list, from a reading that begins after the subscription. */
    Single<Listing> all(TaskFilter filter) {
        return Single.defer(() -> reading(filter).next());
    }

    private synchronized SharedReading<Listing> reading(TaskFilter filter) {
        return readings.computeIfAbsent(filter, asked -> new SharedReading<>(Single.defer(() -> read(asked))));
    }

    private Single<Listing> read(TaskFilter filter) {
        ClockOffset offset = new ClockOffset(clock);
        return pages.all(filter, offset::measured)
                .toList()
                .map(tasks -> new Listing(tasks, offset.largest(), offset.agreed(), offset.isKnown()));
    }
}
