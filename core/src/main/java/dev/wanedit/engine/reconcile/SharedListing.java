package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Single;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One reading of the list for all that need it at that time, see {@link SharedReading}. */
final class SharedListing {

    private final TaskPages pages;
    private final Map<TaskFilter, SharedReading<List<TaskSummary>>> readings = new HashMap<>();

    SharedListing(TaskPages pages) {
        this.pages = pages;
    }

    /** All tasks of the list, from a reading that begins after the subscription. */
    Single<List<TaskSummary>> all(TaskFilter filter) {
        return Single.defer(() -> reading(filter).next());
    }

    private synchronized SharedReading<List<TaskSummary>> reading(TaskFilter filter) {
        return readings.computeIfAbsent(
                filter, asked -> new SharedReading<>(pages.all(asked).toList()));
    }
}
