package dev.wanedit.fleet.driver;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Something that is due from time to time, and at the beginning. */
final class Due {

    private final long every;
    private final LongSupplier nanos;
    private long next;

    Due(Duration every, LongSupplier nanos) {
        this.every = every.toNanos();
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    boolean isDue() {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            return false;
        }
        next = now + every;
        return true;
    }
}
