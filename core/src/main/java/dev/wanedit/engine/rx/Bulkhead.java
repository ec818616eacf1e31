package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many at once do their work; the others wait in the order they came, as entries of a queue and not as threads.
 * Whoever ends, fails or is disposed of makes room for the next.
 */
public final class Bulkhead {

    private final int places;
    private final Set<CompletableSubject> waiting = new LinkedHashSet<>();
    private final AtomicInteger calls = new AtomicInteger();
    private int atWork;

    /** @param places how many may be at work at once */
    public Bulkhead(int places) {
        this.places = places;
    }

    /** The same work, begun when there is a place for it; the place is left when the work is over or aborted. */
    public <T> Single<T> within(Single<T> work) {
        return Single.using(
                this::enter, turn -> ErrorGuard.completable(() -> turn).andThen(work), this::leave, false);
    }

    private CompletableSubject enter() {
        CompletableSubject turn = CompletableSubject.create();
        synchronized (waiting) {
            waiting.add(turn);
        }
        serve();
        return turn;
    }

    /** Whoever ended, or gave up waiting. */
    private void leave(CompletableSubject turn) {
        synchronized (waiting) {
            if (!waiting.remove(turn)) {
                atWork--;
            }
        }
        serve();
    }

    /** Work can end at once and leave from within: a loop, not a recursion, lest a long queue overflow the stack. */
    private void serve() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (CompletableSubject turn = next(); turn != null; turn = next()) {
                turn.onComplete();
            }
            seen = calls.addAndGet(-seen);
        } while (seen > 0);
    }

    private @Nullable CompletableSubject next() {
        synchronized (waiting) {
            Iterator<CompletableSubject> queue = waiting.iterator();
            if (atWork >= places || !queue.hasNext()) {
                return null;
            }
            CompletableSubject turn = queue.next();
            queue.remove();
            atWork++;
            return turn;
        }
    }
}
