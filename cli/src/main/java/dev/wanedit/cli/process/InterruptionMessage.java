package dev.wanedit.cli.process;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The message when the process is interrupted or an error ends it; none if no command has prepared one. Safe for use by
 * several threads.
 */
public final class InterruptionMessage {

    private volatile @Nullable Runnable words;
    private volatile @Nullable Consumer<Throwable> errors;

    /** Replaces what was prepared before. */
    public void prepare(Runnable now) {
        words = now;
    }

    /** Replaces what was prepared before. */
    public void prepareForError(Consumer<Throwable> now) {
        errors = now;
    }

    /** Reports an error with the handler that was prepared last; false if there is none. */
    public boolean report(Throwable error) {
        Consumer<Throwable> prepared = errors;
        if (prepared == null) {
            return false;
        }
        prepared.accept(error);
        return true;
    }

    /** Prints the message that was prepared last. A report that has already ended prints nothing. */
    public void print() {
        Runnable prepared = words;
        if (prepared != null) {
            prepared.run();
        }
    }
}
