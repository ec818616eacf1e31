package dev.wanedit.testkit.contract.bench;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads that were started after a given moment and do not belong to the JVM, the test or the fake. */
public final class AdapterThreads {

    /** RxJava's shared schedulers, the common pool and OkHttp's timer always stay, and are not leaks of the adapter. */
    private static final List<String> NOT_THE_ADAPTERS = List.of(
            "fake-dashscope",
            "contract-raw-host",
            "junit",
            "Rx",
            "OkHttp TaskRunner",
            "Okio Watchdog",
            "ForkJoinPool.commonPool",
            "Common-Cleaner",
            "InnocuousThread",
            "surefire",
            "process reaper",
            "Attach Listener",
            "JFR");

    private final Set<Thread> before = new HashSet<>(running());

    public static AdapterThreads sinceNow() {
        return new AdapterThreads();
    }

    /** The threads that run now. */
    public List<Thread> now() {
        return running().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> NOT_THE_ADAPTERS.stream().noneMatch(thread.getName()::startsWith))
                .toList();
    }

    /**
     * Waits until none runs.
     *
     * @param collecting whether garbage must be collected for that
     */
    public boolean awaitNone(Duration atMost, boolean collecting) {
        Duration turn = collecting ? Duration.ofMillis(20) : atMost;
        for (Duration left = atMost; !now().isEmpty() && left.compareTo(Duration.ZERO) > 0; left = left.minus(turn)) {
            if (collecting) {
                System.gc();
            }
            join(now(), turn);
        }
        return now().isEmpty();
    }

    private static void join(List<Thread> threads, Duration atMost) {
        try {
            for (Thread thread : threads) {
                thread.join(atMost.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Thread> running() {
        return Thread.getAllStackTraces().keySet();
    }
}
