package dev.wanedit.exchange;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many exchanges run at once, the others wait in the order in which they came, without a thread. An HTTP client
 * opens a connection for each exchange that finds none idle, so without a limit a burst of polls is a burst of sockets.
 */
public final class ExchangeLimit {

    /** Enough to use up the account's budget of requests, few enough to keep sockets and memory flat. */
    public static final int MOST_AT_ONCE = 16;

    /** One exchange, as the limit sees it. */
    public interface Turn {

        /** It may run now; called at most once, on the thread of whoever entered or left. Must not throw. */
        void start();

        /** The transport was closed while this waited or ran. */
        void closed();
    }

    private final int most;
    private final Set<Turn> waiting = new LinkedHashSet<>();
    private final Set<Turn> running = new LinkedHashSet<>();
    private final AtomicInteger calls = new AtomicInteger();
    private boolean closed;

    /** @param most exchanges that run at once */
    public ExchangeLimit(int most) {
        this.most = most;
    }

    /** Starts it as soon as there is room, or tells it at once that the limit is closed. */
    public void enter(Turn turn) {
        if (admit(turn)) {
            startWaiting();
        } else {
            turn.closed();
        }
    }

    /** Whoever ended, or gave up waiting, leaves; leaving twice does no harm. */
    public void leave(Turn turn) {
        synchronized (this) {
            if (!waiting.remove(turn) && !running.remove(turn)) {
                return;
            }
        }
        startWaiting();
    }

    /** Tells all that wait or run; whoever enters later is told at once. */
    public void close() {
        List<Turn> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            all.addAll(running);
            all.addAll(waiting);
            running.clear();
            waiting.clear();
        }
        all.forEach(Turn::closed);
    }

    private synchronized boolean admit(Turn turn) {
        return !closed && waiting.add(turn);
    }

    /** A start can fail at once and leave from within: a loop, not a recursion, lest a long queue overflow the stack. */
    private void startWaiting() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (Turn turn = next(); turn != null; turn = next()) {
                turn.start();
            }
            seen = calls.addAndGet(-seen);
        } while (seen > 0);
    }

    private synchronized @Nullable Turn next() {
        Iterator<Turn> first = waiting.iterator();
        if (running.size() >= most || !first.hasNext()) {
            return null;
        }
        Turn turn = first.next();
        first.remove();
        running.add(turn);
        return turn;
    }
}
