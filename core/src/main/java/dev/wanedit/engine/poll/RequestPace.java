package dev.wanedit.engine.poll;

/**
 * How fast one kind of request may be sent: evenly, a little under the limit, since the network moves requests closer
 * together. A 429 halves the pace; then it grows again.
 */
final class RequestPace {

    static final long SECOND = 1_000_000_000L;

    private static final double SHARE = 0.92;
    private static final double LOWEST = 0.2;
    private static final double SECONDS_TO_GROW = 60;
    private static final double LOAD_SECONDS = 2;

    /** A timer is not exact: a request may be this much too early. The next one then waits longer by the same amount. */
    private static final long GRAIN = 1_000_000;

    private final double most;
    private double rate;
    private long grown;
    private long next;
    private long halved;
    private double load;
    private long loaded;

    RequestPace(double perSecond, long now) {
        this.most = perSecond * SHARE;
        this.rate = most;
        this.grown = now;
        this.next = now;
        this.halved = now - SECOND;
        this.loaded = now;
    }

    boolean free(long now) {
        return next - now <= GRAIN;
    }

    /** The moment at which the next request may be sent. */
    long next() {
        return next;
    }

    void take(long now) {
        grow(now);
        next = Math.max(now, next) + (long) (SECOND / rate);
        load = load(now) + 1 / LOAD_SECONDS;
        loaded = now;
    }

    /**
     * The service refused one of these requests, since there were too many; several refusals in a second count once.
     *
     * @param pause no request is sent for so many nanoseconds
     */
    void throttled(long pause, long now) {
        grow(now);
        next = Math.max(next, now + pause);
        if (now - halved < SECOND) {
            return;
        }
        halved = now;
        rate = Math.max(Math.min(LOWEST, most), rate / 2);
    }

    /** True if half of the pace is in use or more. */
    boolean busy(long now) {
        grow(now);
        return load(now) >= rate / 2;
    }

    /** True if most of the pace is in use. */
    boolean nearlyFull(long now) {
        grow(now);
        return load(now) >= rate * 0.8;
    }

    /** Requests per second that may be sent now. */
    double rate() {
        return rate;
    }

    private double load(long now) {
        return load * Math.exp((loaded - now) / (LOAD_SECONDS * SECOND));
    }

    private void grow(long now) {
        rate = Math.min(most, rate + most / SECONDS_TO_GROW * (now - grown) / SECOND);
        grown = now;
    }
}
