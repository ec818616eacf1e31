package dev.wanedit.benchmarks.process;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * What this process has cost so far. Bytes are counted by the collector and not by threads, since those of a thread that
 * has ended are lost: what Eden held before each collection, and what it holds now. Needs the serial collector, which
 * counts Eden to the byte.
 */
public final class Costs {

    private static final String EDEN = "Eden Space";

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final MemoryPoolMXBean eden = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals(EDEN))
            .findFirst()
            .orElseThrow();
    private final AtomicLong collected = new AtomicLong();
    private final AtomicLong notified = new AtomicLong();
    private final long before;

    public Costs() {
        before = collections();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener((notification, nothing) -> collected(notification), null, null);
        }
    }

    public long cpuNanos() {
        return process.getProcessCpuTime();
    }

    public long bytes() {
        while (notified.get() < collections() - before) {
            Thread.onSpinWait(); // The notification of a collection comes a moment later, on another thread.
        }
        return collected.get() + eden.getUsage().getUsed();
    }

    private void collected(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GcInfo collection = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                    .getGcInfo();
            collected.addAndGet(
                    usedEden(collection.getMemoryUsageBeforeGc()) - usedEden(collection.getMemoryUsageAfterGc()));
            notified.incrementAndGet();
        }
    }

    private static long usedEden(Map<String, MemoryUsage> pools) {
        MemoryUsage used = pools.get(EDEN);
        return used == null ? 0 : used.getUsed();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
