package dev.wanedit.testkit.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts and keeps the connections of all listeners of one fake. Thread-safe. */
public final class Connections {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Connection> open = new LinkedHashMap<>();
    private long accepted;

    /** How many were accepted since the start. */
    public int accepted() {
        lock.lock();
        try {
            return Math.toIntExact(accepted);
        } finally {
            lock.unlock();
        }
    }

    /** How many are open now. */
    public int open() {
        return all().size();
    }

    /** Waits until none is open; false if the time is over before. */
    public boolean awaitClosed(Duration atMost) {
        return Waiting.until(lock, changed, open::isEmpty, atMost);
    }

    List<Connection> all() {
        lock.lock();
        try {
            return List.copyOf(open.values());
        } finally {
            lock.unlock();
        }
    }

    /** Numbers a connection and keeps it until it is {@linkplain #remove removed}. */
    Connection add(Connection.Opener opener) {
        lock.lock();
        try {
            accepted++;
            Connection connection = opener.open(accepted);
            open.put(accepted, connection);
            changed.signalAll();
            return connection;
        } finally {
            lock.unlock();
        }
    }

    void remove(long id) {
        lock.lock();
        try {
            open.remove(id);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
