package dev.wanedit.fleet.driver;

import dev.wanedit.task.JobKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Jobs that must not start before some time has passed. It belongs to the driver's thread. */
final class Postponed {

    private final LongSupplier nanos;
    private final Map<JobKey, Long> notBefore = new HashMap<>();

    Postponed(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(JobKey key, Duration wait) {
        notBefore.put(key, nanos.getAsLong() + wait.toNanos());
    }

    void remove(JobKey key) {
        notBefore.remove(key);
    }

    boolean contains(JobKey key) {
        Long moment = notBefore.get(key);
        return moment != null && nanos.getAsLong() - moment < 0;
    }

    /** How many there are, also of those whose time is over and that were not forgotten yet. */
    int size() {
        return notBefore.size();
    }

    void forgetWhatIsOver() {
        long now = nanos.getAsLong();
        notBefore.values().removeIf(moment -> now - moment >= 0);
    }
}
