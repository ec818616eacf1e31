package dev.wanedit.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part that is made when it is needed for the first time, once: a program that only asks for a status should not load the
 * classes that send jobs. Safe for use by several threads.
 */
final class OnFirstUse<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T made;

    OnFirstUse(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T part = made;
        return part == null ? make() : part;
    }

    private synchronized T make() {
        T part = made;
        if (part == null) {
            part = maker.get();
            made = part;
        }
        return part;
    }

    /** The part; null if it was not needed yet. */
    @Nullable
    T ifMade() {
        return made;
    }
}
