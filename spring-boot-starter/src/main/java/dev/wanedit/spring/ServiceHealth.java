package dev.wanedit.spring;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.spring.health.HealthFinding;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskPage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the service answers and accepts the key, by a list of one row, which costs nothing. The answer is used again
 * for a while, so that a load balancer's checks do not use up the account's rate limit; for a few seconds only if it is bad.
 */
final class ServiceHealth {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceHealth.class);
    private static final Duration LONGEST_DOWN = Duration.ofSeconds(5);
    private static final TaskFilter ONE_ROW = new TaskFilter(null, null, null, null, null, 1, 1);

    private final VideoEditClient client;
    private final WaneditProperties.Health settings;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable HealthFinding last;
    private long lastAt;

    ServiceHealth(VideoEditClient client, WaneditProperties.Health settings, LongSupplier nanoTime) {
        this.client = client;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    HealthFinding check() {
        lock.lock();
        try {
            HealthFinding known = last;
            if (known != null && nanoTime.getAsLong() - lastAt < kept(known).toNanos()) {
                return known;
            }
            HealthFinding now = ask();
            if (!now.up() && (known == null || known.up())) {
                LOG.warn("The health of wanedit is down: {}", now.details());
            }
            last = now;
            lastAt = nanoTime.getAsLong();
            return now;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HealthFinding(false, Map.of("error", "The check was interrupted."));
        } finally {
            lock.unlock();
        }
    }

    /** An outage that is over must not be reported for as long as a service that answers is not asked. */
    private Duration kept(HealthFinding known) {
        Duration wanted = settings.cacheFor();
        return known.up() || wanted.compareTo(LONGEST_DOWN) < 0 ? wanted : LONGEST_DOWN;
    }

    private HealthFinding ask() throws InterruptedException {
        CompletableFuture<TaskPage> answer = client.async().list(ONE_ROW);
        Duration longest = settings.timeout();
        try {
            answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return new HealthFinding(true, Map.of());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new HealthFinding(
                    false,
                    Map.of(
                            "error",
                            "The service did not answer within wanedit.health.timeout, "
                                    + ReadableUnits.duration(longest) + "."));
        } catch (ExecutionException e) {
            return of(e.getCause());
        }
    }

    /** Too many requests are no reason to restart an application: the key is accepted, and the service answers. */
    private static HealthFinding of(@Nullable Throwable fault) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (fault instanceof WanEditException known) {
            details.put("error", known.problem());
            known.httpStatus().ifPresent(status -> details.put("httpStatus", status));
            known.code().ifPresent(code -> details.put("code", code));
            known.requestId().ifPresent(id -> details.put("requestId", id));
            details.put("remedy", known.nextStep());
        } else {
            details.put("error", String.valueOf(fault));
        }
        return new HealthFinding(fault instanceof ThrottledException, details);
    }
}
