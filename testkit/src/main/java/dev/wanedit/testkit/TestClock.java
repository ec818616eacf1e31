package dev.wanedit.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that changes only when a test moves it. Thread-safe. */
public final class TestClock extends Clock {

    private static final Instant START = Instant.parse("2026-04-02T16:08:03.576Z");

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private TestClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that shows a fixed moment, the same in every run. */
    public static TestClock standing() {
        return at(START);
    }

    /** A clock that shows this moment. */
    public static TestClock at(Instant start) {
        return new TestClock(new AtomicReference<>(Objects.requireNonNull(start, "start")), ZoneOffset.UTC);
    }

    /**
     * Moves the clock on.
     *
     * @param by how much; negative moves it back, which a real clock can do too
     * @return the new time
     */
    public Instant advance(Duration by) {
        return now.updateAndGet(before -> before.plus(by));
    }

    /** Sets the clock. */
    public void set(Instant to) {
        now.set(Objects.requireNonNull(to, "to"));
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get(), "now");
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock, moved together with this one, in another zone. */
    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(now, other);
    }

    @Override
    public String toString() {
        return "TestClock(" + instant() + ")";
    }
}
