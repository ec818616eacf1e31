package dev.wanedit.spring.fleet;

import dev.wanedit.error.WanEditException;
import dev.wanedit.fleet.FleetClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of a node and of its fleet. What is in the database is read once for all of them, and used again for ten seconds, so that
 * frequent readers cost little. While the database does not answer, they have no value (NaN).
 */
final class FleetGauges {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final FleetClient node;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Reading last;
    private long lastAt;

    FleetGauges(FleetClient node, MeterRegistry registry, LongSupplier nanoTime) {
        this.node = node;
        this.nanoTime = nanoTime;
        jobs(registry, "waiting", load -> load.waiting());
        jobs(registry, "sent", load -> load.sent());
        jobs(registry, "download", load -> load.downloads());
        Gauge unused = Gauge.builder("wanedit.fleet.submits.paused", this, gauges -> gauges.read().paused)
                .description("1 if submits of the account are paused")
                .strongReference(true)
                .register(registry);
        unused = Gauge.builder("wanedit.fleet.drives", node, client -> client.drives() ? 1 : 0)
                .description("1 if this node drives the account")
                .strongReference(true)
                .register(registry);
    }

    private void jobs(MeterRegistry registry, String stage, ToDoubleFunction<FleetClient.Load> count) {
        Gauge unused = Gauge.builder("wanedit.fleet.jobs", this, gauges -> gauges.count(count))
                .description("Jobs of the account that have not ended")
                .tag("stage", stage)
                .strongReference(true)
                .register(registry);
    }

    private double count(ToDoubleFunction<FleetClient.Load> count) {
        FleetClient.Load load = read().load;
        return load == null ? Double.NaN : count.applyAsDouble(load);
    }

    private Reading read() {
        lock.lock();
        try {
            Reading known = last;
            if (known != null && nanoTime.getAsLong() - lastAt < KEPT.toNanos()) {
                return known;
            }
            Reading now = ask();
            last = now;
            lastAt = nanoTime.getAsLong();
            return now;
        } finally {
            lock.unlock();
        }
    }

    private Reading ask() {
        try {
            return new Reading(node.load(), node.account().paused() ? 1 : 0);
        } catch (WanEditException e) {
            return new Reading(null, Double.NaN);
        }
    }

    private record Reading(FleetClient.@Nullable Load load, double paused) {}
}
