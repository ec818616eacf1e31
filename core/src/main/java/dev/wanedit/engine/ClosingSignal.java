package dev.wanedit.engine;

import io.reactivex.rxjava3.disposables.Disposable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Is given once, to all that wait for it then, and at once to those that come later. To wait and to stop waiting cost the same
 * however many wait: a subject of RxJava copies all its observers for each, which ten thousand tasks pay with each query.
 */
final class ClosingSignal {

    private final Set<Once> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean given;

    /**
     * Runs the action when the signal is given.
     *
     * @param action run once, on the thread that gives the signal, or on this one if it was given already
     * @return ends the wait
     */
    Disposable then(Runnable action) {
        Once once = new Once(action);
        waiting.add(once);
        if (given) {
            once.run();
        }
        return once;
    }

    void give() {
        given = true;
        waiting.forEach(Once::run);
    }

    /** An action that runs once or not at all. */
    private final class Once implements Disposable {

        private final AtomicReference<@Nullable Runnable> action;

        Once(Runnable action) {
            this.action = new AtomicReference<>(action);
        }

        void run() {
            Runnable mine = action.getAndSet(null);
            waiting.remove(this);
            if (mine != null) {
                mine.run();
            }
        }

        @Override
        public void dispose() {
            action.set(null);
            waiting.remove(this);
        }

        @Override
        public boolean isDisposed() {
            return action.get() == null;
        }
    }
}
