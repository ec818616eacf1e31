package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The work that an operator has begun and waits for. It is over once: when it has ended, or when it is disposed of. Work that
 * begins after that is disposed of at once. An operator extends this, so that each wait is one object.
 */
public abstract class Upstream extends AtomicReference<@Nullable Disposable> implements Disposable {

    private static final long serialVersionUID = 1L;

    /** No source gives this one. */
    private static final Disposable OVER = Disposable.empty();

    protected Upstream() {}

    /** The work has begun. */
    public final void onSubscribe(Disposable begun) {
        if (!compareAndSet(null, begun)) {
            begun.dispose();
        }
    }

    @Override
    public final boolean isDisposed() {
        return get() == OVER;
    }

    /**
     * The work has ended, so it is over and need not be disposed of.
     *
     * @return false if it was over before
     */
    protected final boolean ended() {
        return getAndSet(OVER) != OVER;
    }

    /** The same where no other thread can end it: it costs less. A wait may keep this object for hours, and drops the work. */
    protected final void forget() {
        lazySet(OVER);
    }

    /**
     * Disposes of the work.
     *
     * @return false if it was over before
     */
    protected final boolean stop() {
        Disposable begun = getAndSet(OVER);
        if (begun != null && begun != OVER) {
            begun.dispose();
        }
        return begun != OVER;
    }
}
