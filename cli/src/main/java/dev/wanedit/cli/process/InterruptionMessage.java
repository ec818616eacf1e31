package dev.wanedit.cli.process;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is said when the process is interrupted or an error ends it; nothing if no command has prepared any. Safe for several threads. */
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

    /** Reports an error as was prepared last; false if nothing was. */
    public boolean report(Throwable error) {
        Consumer<Throwable> prepared = errors;
        if (prepared == null) {
            return false;
        }
        prepared.accept(error);
        return true;
    }

    /** Says what was prepared last. A report that has told its end keeps silent by itself. */
    public void speak() {
        Runnable prepared = words;
        if (prepared != null) {
            prepared.run();
        }
    }
}
