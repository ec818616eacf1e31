package dev.wanedit.testkit;

/** A fault that waits for its requests; for one request by default. Thread-safe. */
public final class Injection {

    private final RequestKind kind;
    private final Fault fault;
    private int wanted = 1;
    private int hits;

    Injection(RequestKind kind, Fault fault) {
        this.kind = kind;
        this.fault = fault;
    }

    /** Applies the fault to this number of requests. */
    public synchronized Injection times(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException(
                    "A fault strikes at least one request: use clearFaults() to take it back");
        }
        wanted = requests;
        return this;
    }

    /** Applies the fault to every request until {@link FakeDashScope#clearFaults()}. */
    public Injection forever() {
        return times(Integer.MAX_VALUE);
    }

    /** How many requests the fault was applied to. */
    public synchronized int hits() {
        return hits;
    }

    synchronized boolean strikes(RequestKind at) {
        if (!kind.holds(at) || hits >= wanted) {
            return false;
        }
        hits++;
        return true;
    }

    Fault fault() {
        return fault;
    }

    @Override
    public String toString() {
        return kind + " " + fault;
    }
}
