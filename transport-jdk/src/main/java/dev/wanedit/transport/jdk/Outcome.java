package dev.wanedit.transport.jdk;

import dev.wanedit.error.WanEditException;
import io.reactivex.rxjava3.core.SingleEmitter;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How an exchange ends: by an answer, an error, the timeout, the close or the disposal, whichever comes first. The others
 * find it over and do nothing.
 */
final class Outcome<R> implements ExchangeControl {

    private final SingleEmitter<R> out;
    private final CallTimer timer;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompositeDisposable atEnd = new CompositeDisposable();

    Outcome(SingleEmitter<R> out, CallTimer timer) {
        this.out = out;
        this.timer = timer;
    }

    @Override
    public void atEnd(Runnable action) {
        atEnd.add(Disposable.fromRunnable(action));
    }

    void succeed(R result) {
        if (end()) {
            try {
                out.onSuccess(result);
            } finally {
                atEnd.dispose();
            }
        }
    }

    @Override
    public void fail(WanEditException error) {
        if (end()) {
            atEnd.dispose();
            out.tryOnError(error);
        }
    }

    /** The subscriber has gone. */
    void abandon() {
        if (end()) {
            atEnd.dispose();
        }
    }

    @Override
    public boolean isOver() {
        return over.get();
    }

    @Override
    public void moved() {
        timer.restart();
    }

    private boolean end() {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            timer.stop();
        }
        return first;
    }
}
