package dev.wanedit.engine.reconcile;

import dev.wanedit.task.JobKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of which a reading of the list said that this clock may have been wrong when they were sent. They are remembered until
 * a reading proves that it was right, as long as this process runs: the clock may be corrected before the second reading, and
 * then the list would prove the wrong thing.
 */
final class ClockDoubts {

    /** So many jobs are seldom uncertain at the same time. Of more, those that were doubted first are forgotten. */
    private static final int MOST = 10_000;

    private final Map<JobKey, Doubt> doubts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JobKey, Doubt> eldest) {
            return size() > MOST;
        }
    };

    synchronized @Nullable Doubt about(JobKey key) {
        return doubts.get(key);
    }

    /** The first doubt stays: the clock may have been set since. */
    synchronized void remember(JobKey key, Doubt doubt) {
        doubts.putIfAbsent(key, doubt);
    }

    synchronized void forget(JobKey key) {
        doubts.remove(key);
    }

    /**
     * Why a clock is doubted.
     *
     * @param since just before the list was read
     * @param off how wrong the clock seemed
     */
    record Doubt(Moment since, Duration off) {}
}
