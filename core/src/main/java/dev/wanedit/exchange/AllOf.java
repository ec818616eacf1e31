package dev.wanedit.exchange;

import java.util.List;
import java.util.function.Consumer;

/** Does something with each of several, also if it fails for one. */
final class AllOf {

    private AllOf() {}

    /** Throws the last exception, after all had their turn. */
    static <T> void run(List<T> all, Consumer<T> action) {
        RuntimeException failure = null;
        for (T each : all) {
            try {
                action.accept(each);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
