package dev.wanedit.cli;

import org.jspecify.annotations.Nullable;

/** What is said when the process is interrupted; nothing if no command has prepared any. Safe for several threads. */
final class LastWords {

    private volatile @Nullable Runnable words;

    /** Replaces what was prepared before. */
    void prepare(Runnable now) {
        words = now;
    }

    /** Says what was prepared last. A report that has told its end keeps silent by itself. */
    void speak() {
        Runnable prepared = words;
        if (prepared != null) {
            prepared.run();
        }
    }
}
