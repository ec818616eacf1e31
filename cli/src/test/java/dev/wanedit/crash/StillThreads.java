package dev.wanedit.crash;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** Waits until no thread of a dead process does anything on disk any longer, as it is the moment that a process is gone. */
final class StillThreads {

    private static final Pattern NAMES = Pattern.compile("wanedit-(disk|store)-\\d+");

    private StillThreads() {}

    static void await(Life life) {
        while (!life.still() || someoneWorks()) {
            Thread.onSpinWait();
        }
    }

    private static boolean someoneWorks() {
        Thread[] all = new Thread[Thread.activeCount() * 2 + 64];
        Thread.enumerate(all);
        return Arrays.stream(all)
                .filter(Objects::nonNull)
                .filter(thread -> NAMES.matcher(thread.getName()).matches())
                .map(Thread::getState)
                .anyMatch(state -> state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED);
    }
}
