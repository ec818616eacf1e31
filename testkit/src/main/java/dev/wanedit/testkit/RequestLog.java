package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.Waiting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** All requests that reached the fake, in the order in which their heads came. Thread-safe. */
final class RequestLog {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<RequestKind, Integer> arrived = new EnumMap<>(RequestKind.class);
    private final Map<RequestKind, Integer> settled = new EnumMap<>(RequestKind.class);
    private final InstantSource clock;
    private final int remembered;

    RequestLog(InstantSource clock, int remembered) {
        this.clock = clock;
        this.remembered = remembered;
    }

    Entry arrived(RequestKind kind, Head head) {
        lock.lock();
        try {
            Entry entry = new Entry(new RecordedRequest(kind, head, new byte[0], false, clock.instant()));
            entries.addLast(entry);
            if (entries.size() > remembered) {
                entries.removeFirst();
            }
            increment(arrived, kind);
            return entry;
        } finally {
            lock.unlock();
        }
    }

    List<RecordedRequest> requests(RequestKind kind) {
        lock.lock();
        try {
            return entries.stream()
                    .map(entry -> entry.request)
                    .filter(request -> kind.holds(request.kind()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    int count(RequestKind kind) {
        lock.lock();
        try {
            return arrived.getOrDefault(kind, 0);
        } finally {
            lock.unlock();
        }
    }

    boolean awaitArrived(RequestKind kind, int count, Duration atMost) {
        return Waiting.until(lock, changed, () -> arrived.getOrDefault(kind, 0) >= count, atMost);
    }

    boolean awaitSettled(RequestKind kind, int count, Duration atMost) {
        return Waiting.until(lock, changed, () -> settled.getOrDefault(kind, 0) >= count, atMost);
    }

    private void increment(Map<RequestKind, Integer> counts, RequestKind kind) {
        counts.merge(kind, 1, Integer::sum);
        counts.merge(RequestKind.ANY, 1, Integer::sum);
        changed.signalAll();
    }

    /** One request in the log; its body is added when it has come, or when it is known that it will not come. */
    final class Entry {

        private RecordedRequest request;

        private Entry(RecordedRequest request) {
            this.request = request;
        }

        void settle(byte[] body, boolean complete) {
            lock.lock();
            try {
                request = new RecordedRequest(request.kind(), request.head(), body, complete, request.arrived());
                increment(settled, request.kind());
            } finally {
                lock.unlock();
            }
        }
    }
}
