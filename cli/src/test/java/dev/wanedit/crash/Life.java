package dev.wanedit.crash;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The life of a process in this JVM: its effects are counted, and it ends just before or just after one of them. A dead
 * process has no effects and is notified of nothing. Thread-safe.
 */
final class Life {

    /** On which side of the last effect the process dies. */
    enum Moment {
        BEFORE,
        AFTER
    }

    private final int last;
    private final Moment moment;
    private final List<String> effects = new ArrayList<>();
    private int underWay;
    private boolean dead;

    private Life(int last, Moment moment) {
        this.last = last;
        this.moment = moment;
    }

    /** Ends with this effect, counted from 1. */
    static Life until(int effect, Moment moment) {
        return new Life(effect, moment);
    }

    static Life whole() {
        return new Life(Integer.MAX_VALUE, Moment.AFTER);
    }

    synchronized boolean dead() {
        return dead;
    }

    /** How many effects there were. */
    synchronized int count() {
        return effects.size();
    }

    /** Whether nothing is under way. */
    synchronized boolean still() {
        return underWay == 0;
    }

    /** How it ended. */
    synchronized String ending() {
        return effects.isEmpty() ? "nothing done" : moment + " effect " + effects.size() + ", " + effects.get(last());
    }

    private int last() {
        return Math.min(last, effects.size()) - 1;
    }

    /** An effect on this thread. */
    <T> T effect(String what, Supplier<T> work) {
        int number = begin(what);
        if (number < 0) {
            throw new Killed();
        }
        T result;
        try {
            result = work.get();
        } finally {
            end(number);
        }
        if (dead()) {
            throw new Killed();
        }
        return result;
    }

    /** Asks for something, which has no effect. */
    <T> T question(Supplier<T> question) {
        if (dead()) {
            throw new Killed();
        }
        T answer = question.get();
        if (dead()) {
            throw new Killed();
        }
        return answer;
    }

    /** An effect that is reported later. */
    <T> Single<T> effect(String what, Single<T> exchange) {
        return Single.create(emitter -> {
            int number = begin(what);
            if (number < 0) {
                return;
            }
            Disposable running = exchange.doFinally(() -> end(number))
                    .subscribe(
                            value -> {
                                if (!diesAfter(number)) {
                                    emitter.onSuccess(value);
                                }
                            },
                            fault -> {
                                if (!diesAfter(number)) {
                                    emitter.tryOnError(fault);
                                }
                            });
            emitter.setDisposable(running);
        });
    }

    Completable effect(String what, Completable exchange) {
        return effect(what, exchange.toSingleDefault(true)).ignoreElement();
    }

    /** The number of the effect; negative if it does not come about. */
    private synchronized int begin(String what) {
        if (dead) {
            return -1;
        }
        effects.add(what);
        if (effects.size() == last && moment == Moment.BEFORE) {
            dead = true;
            return -1;
        }
        underWay++;
        return effects.size();
    }

    private synchronized void end(int number) {
        underWay--;
        dead |= number == last;
    }

    private synchronized boolean diesAfter(int number) {
        dead |= number == last;
        return dead;
    }
}
