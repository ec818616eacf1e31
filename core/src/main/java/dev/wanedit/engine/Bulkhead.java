package dev.wanedit.engine;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many at once do their work; the others wait in the order they came, as entries of a queue and not as threads.
 * Whoever ends, fails or is disposed of makes room for the next.
 */
final class Bulkhead {

    private final Set<Place> waiting = new LinkedHashSet<>();
    private int free;

    /** @param places how many may be at work at once */
    Bulkhead(int places) {
        this.free = places;
    }

    /** The same work, begun when there is a place for it; the place is left when the work is over or aborted. */
    <T> Single<T> within(Single<T> work) {
        return Single.using(Place::new, place -> enter(place).andThen(work), this::leave, false);
    }

    private Completable enter(Place place) {
        return Completable.defer(() -> {
            if (taken(place)) {
                place.granted.onComplete();
            }
            return place.granted;
        });
    }

    private synchronized boolean taken(Place place) {
        if (free == 0) {
            waiting.add(place);
            return false;
        }
        free--;
        place.held = true;
        return true;
    }

    private void leave(Place place) {
        Place next = next(place);
        if (next != null) {
            next.granted.onComplete();
        }
    }

    /** Who gets the place that becomes free; null if none does or nobody waits. */
    private synchronized @Nullable Place next(Place place) {
        if (!place.held) {
            waiting.remove(place);
            return null;
        }
        Iterator<Place> queue = waiting.iterator();
        if (!queue.hasNext()) {
            free++;
            return null;
        }
        Place next = queue.next();
        queue.remove();
        next.held = true;
        return next;
    }

    /** One subscriber's place, waited for or held. */
    private static final class Place {
        private final CompletableSubject granted = CompletableSubject.create();
        private boolean held;
    }
}
