package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the list for all that need it at that time. A reading that has begun may have passed the newest tasks
 * already, so those that come while one is under way share the next.
 */
final class SharedListing {

    private final TaskPages pages;
    private final Map<TaskFilter, Reading> readings = new HashMap<>();

    SharedListing(TaskPages pages) {
        this.pages = pages;
    }

    /** All tasks of the list, from a reading that begins after the subscription. */
    Single<List<TaskSummary>> all(TaskFilter filter) {
        return Single.create(emitter -> reading(filter).join(emitter));
    }

    private synchronized Reading reading(TaskFilter filter) {
        return readings.computeIfAbsent(filter, Reading::new);
    }

    private final class Reading {

        private final TaskFilter filter;
        private Set<SingleEmitter<List<TaskSummary>>> waiting = new HashSet<>();
        private Set<SingleEmitter<List<TaskSummary>>> served = Set.of();
        private @Nullable Disposable exchange;
        private boolean reads;

        Reading(TaskFilter filter) {
            this.filter = filter;
        }

        void join(SingleEmitter<List<TaskSummary>> emitter) {
            emitter.setCancellable(() -> leave(emitter));
            synchronized (this) {
                waiting.add(emitter);
            }
            start();
        }

        private void start() {
            synchronized (this) {
                waiting.removeIf(SingleEmitter::isDisposed);
                if (reads || waiting.isEmpty()) {
                    return;
                }
                reads = true;
                served = waiting;
                waiting = new HashSet<>();
            }
            Disposable started = pages.all(filter)
                    .toList()
                    .subscribe(
                            rows -> end(emitter -> emitter.onSuccess(rows)),
                            fault -> end(emitter -> emitter.tryOnError(fault)));
            synchronized (this) {
                exchange = started;
            }
        }

        private void end(Consumer<SingleEmitter<List<TaskSummary>>> signal) {
            Set<SingleEmitter<List<TaskSummary>>> over;
            synchronized (this) {
                over = served;
                served = Set.of();
                reads = false;
            }
            over.forEach(signal);
            start();
        }

        /** The last one that leaves ends the reading. */
        private void leave(SingleEmitter<List<TaskSummary>> emitter) {
            Disposable unused = null;
            synchronized (this) {
                waiting.remove(emitter);
                if (reads && served.remove(emitter) && served.isEmpty()) {
                    unused = exchange;
                    reads = false;
                }
            }
            if (unused != null) {
                unused.dispose();
                start();
            }
        }
    }
}
