package dev.wanedit.engine.resilience;

import io.reactivex.rxjava3.core.Scheduler;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** A clock for Resilience4j that shows a scheduler's time; only differences of its times have a meaning. */
final class TimerClock extends Clock {

    private final Scheduler timer;

    TimerClock(Scheduler timer) {
        this.timer = timer;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(timer.now(TimeUnit.NANOSECONDS));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
