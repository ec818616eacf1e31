package dev.wanedit.engine.rx;

import dev.wanedit.exchange.DrainLoop;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how much work runs at once. Other work waits in the order in which it came, as an entry of a queue and not as
 * a thread. When work ends, fails or is disposed of, the next work starts.
 */
public final class ConcurrencyLimit {

    private final IntSupplier places;
    private final Set<CompletableSubject> waiting = new LinkedHashSet<>();
    private final DrainLoop loop = new DrainLoop(this::startWaiting);
    private int atWork;

    /** @param places the most work that runs at once */
    public ConcurrencyLimit(int places) {
        this(() -> places);
    }

    /** @param places the most work that runs at once; asked each time when work begins or ends; must be quick */
    public ConcurrencyLimit(IntSupplier places) {
        this.places = places;
    }

    /** Starts work that waits, if there are more places now. */
    public void reconsider() {
        loop.run();
    }

    /** The same work; it starts when a place is free, and frees the place when it ends or is aborted. */
    public <T> Single<T> within(Single<T> work) {
        return Single.using(
                this::enter, turn -> ErrorGuard.completable(() -> turn).andThen(work), this::leave, false);
    }

    /** A place for work that is not one operation; see {@link Place}. */
    public Place place() {
        return new Place();
    }

    /** A place that is taken before some work and left after it, however the work ends. It is taken once. */
    public final class Place {

        private @Nullable CompletableSubject turn;
        private boolean left;
        private boolean kept;

        /** Completes when the place is taken; disposing it leaves the queue. */
        public Completable taken() {
            return Completable.defer(() -> ErrorGuard.completable(this::begin).doOnDispose(this::leave));
        }

        private Completable begin() {
            CompletableSubject mine;
            synchronized (this) {
                if (left) {
                    return Completable.never();
                }
                mine = queued();
                turn = mine;
            }
            loop.run(); // Without the lock: it runs the work of others.
            return mine;
        }

        /** Takes the place at once, even if none is free. It is for work that cannot wait; other work then waits longer. */
        public synchronized void occupy() {
            if (turn == null && !left) {
                turn = enterAtOnce();
            }
        }

        /**
         * From now on, {@link #leaveUnlessKept} has no effect: the work continues without its caller, and only the end of the
         * work leaves the place.
         */
        public synchronized void keep() {
            kept = true;
        }

        /** Leaves the place, unless {@link #keep} was called. For the caller that took the place. */
        public void leaveUnlessKept() {
            boolean leaves;
            synchronized (this) {
                leaves = !kept;
            }
            if (leaves) {
                leave();
            }
        }

        /** Leaves the place, or the queue. Further calls have no effect. */
        public void leave() {
            CompletableSubject mine;
            synchronized (this) {
                mine = turn;
                turn = null;
                left = true;
            }
            if (mine != null) {
                ConcurrencyLimit.this.leave(mine);
            }
        }
    }

    private CompletableSubject enter() {
        CompletableSubject turn = queued();
        loop.run();
        return turn;
    }

    private CompletableSubject queued() {
        CompletableSubject turn = CompletableSubject.create();
        synchronized (waiting) {
            waiting.add(turn);
        }
        return turn;
    }

    private CompletableSubject enterAtOnce() {
        synchronized (waiting) {
            atWork++;
        }
        return CompletableSubject.create();
    }

    /** Called when work has ended, or no longer waits. */
    private void leave(CompletableSubject turn) {
        synchronized (waiting) {
            if (!waiting.remove(turn)) {
                atWork--;
            }
        }
        loop.run();
    }

    /** Work can end while it is being started. */
    private void startWaiting() {
        for (CompletableSubject turn = next(); turn != null; turn = next()) {
            turn.onComplete();
        }
    }

    private @Nullable CompletableSubject next() {
        int most = places.getAsInt();
        synchronized (waiting) {
            Iterator<CompletableSubject> queue = waiting.iterator();
            if (!queue.hasNext() || atWork >= most) {
                return null;
            }
            CompletableSubject turn = queue.next();
            queue.remove();
            atWork++;
            return turn;
        }
    }
}
