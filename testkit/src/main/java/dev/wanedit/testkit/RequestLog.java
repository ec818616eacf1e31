package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.Waiting;
import java.time.Duration;
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
    private final Map<Stage, Integer> arrived = new EnumMap<>(Stage.class);
    private final Map<Stage, Integer> settled = new EnumMap<>(Stage.class);
    private final int remembered;

    RequestLog(int remembered) {
        this.remembered = remembered;
    }

    Entry arrived(Stage stage, Head head) {
        lock.lock();
        try {
            Entry entry = new Entry(new RecordedRequest(stage, head, new byte[0], false));
            entries.addLast(entry);
            if (entries.size() > remembered) {
                entries.removeFirst();
            }
            increment(arrived, stage);
            return entry;
        } finally {
            lock.unlock();
        }
    }

    List<RecordedRequest> requests(Stage stage) {
        lock.lock();
        try {
            return entries.stream()
                    .map(entry -> entry.request)
                    .filter(request -> stage.holds(request.stage()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    int count(Stage stage) {
        lock.lock();
        try {
            return arrived.getOrDefault(stage, 0);
        } finally {
            lock.unlock();
        }
    }

    boolean awaitArrived(Stage stage, int count, Duration atMost) {
        return Waiting.until(lock, changed, () -> arrived.getOrDefault(stage, 0) >= count, atMost);
    }

    boolean awaitSettled(Stage stage, int count, Duration atMost) {
        return Waiting.until(lock, changed, () -> settled.getOrDefault(stage, 0) >= count, atMost);
    }

    private void increment(Map<Stage, Integer> counts, Stage stage) {
        counts.merge(stage, 1, Integer::sum);
        counts.merge(Stage.ANY, 1, Integer::sum);
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
                request = new RecordedRequest(request.stage(), request.head(), body, complete);
                increment(settled, request.stage());
            } finally {
                lock.unlock();
            }
        }
    }
}
