package dev.wanedit.fleet.driver;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets jobs go to the client one after the other, at the pace of the account's submits: then they come to its gate in their
 * order, which they would not if all started at once.
 */
final class Pace {

    private static final double BURST = 0.2;

    private final double perNano;
    private final double most;
    private final LongSupplier nanos;
    private double allowance = 1;
    private long last;

    Pace(int perSecond, LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong();
        this.perNano = perSecond / (double) Duration.ofSeconds(1).toNanos();
        this.most = Math.max(1, perSecond * BURST);
    }

    boolean allows() {
        long now = nanos.getAsLong();
        allowance = Math.min(most, allowance + (now - last) * perNano);
        last = now;
        return allowance >= 1;
    }

    /** A job was started. */
    void note() {
        allowance--;
    }
}
