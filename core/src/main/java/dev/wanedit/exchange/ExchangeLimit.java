package dev.wanedit.exchange;

import dev.wanedit.error.WanEditException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many exchanges run at once. The others wait in the order in which they came, without a thread. An HTTP
 * client opens a new connection if no idle one is left, so without a limit many polls at once would open many sockets.
 */
public final class ExchangeLimit {

    /** Enough to use the account's whole rate limit of requests, and few enough to limit sockets and memory. */
    public static final int MOST_AT_ONCE = 16;

    /** An exchange that runs or waits. */
    public interface Turn {

        /**
         * The exchange may run now. Called at most once, on the thread that calls {@code enter} or {@code leave}. Its timer
         * runs already.
         */
        void start();

        /**
         * The error of the exchange when its timer ran out.
         *
         * @param timeout the one that was exceeded
         * @param maybeSent true if the request may have reached the service; false if it certainly did not and will not
         */
        WanEditException timedOut(ExchangeTimeout timeout, boolean maybeSent);

        /** The transport was closed while the exchange waited or ran. */
        void closed();
    }

    private final int most;
    private final Set<Turn> first = new LinkedHashSet<>();
    private final Set<Turn> waiting = new LinkedHashSet<>();
    private final Set<Turn> running = new LinkedHashSet<>();
    private final DrainLoop loop = new DrainLoop(this::startWaiting);
    private boolean closed;

    /** @param most exchanges that run at once */
    public ExchangeLimit(int most) {
        this.most = most;
    }

    /** Starts the exchange as soon as there is room; notifies it at once if the limit is closed. */
    public void enter(Turn turn) {
        enter(turn, waiting);
    }

    /** The same; it goes before all that entered by {@link #enter(Turn)}. */
    public void enterFirst(Turn turn) {
        enter(turn, first);
    }

    private void enter(Turn turn, Set<Turn> queue) {
        if (admit(turn, queue)) {
            loop.run();
        } else {
            turn.closed();
        }
    }

    /** Called when an exchange has ended or no longer waits. Calling it twice has no effect. */
    public void leave(Turn turn) {
        synchronized (this) {
            if (!waiting.remove(turn) && !first.remove(turn) && !running.remove(turn)) {
                return;
            }
        }
        loop.run();
    }

    /** Notifies all exchanges that wait or run; an exchange that enters later is notified at once. */
    public void close() {
        List<Turn> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            all.addAll(running);
            all.addAll(first);
            all.addAll(waiting);
            running.clear();
            first.clear();
            waiting.clear();
        }
        AllOf.run(all, Turn::closed);
    }

    private synchronized boolean admit(Turn turn, Set<Turn> queue) {
        return !closed && queue.add(turn);
    }

    /** An exchange can fail at once and leave while it is being started. */
    private void startWaiting() {
        for (Turn turn = next(); turn != null; turn = next()) {
            turn.start();
        }
    }

    private synchronized @Nullable Turn next() {
        Iterator<Turn> next = (first.isEmpty() ? waiting : first).iterator();
        if (running.size() >= most || !next.hasNext()) {
            return null;
        }
        Turn turn = next.next();
        next.remove();
        running.add(turn);
        return turn;
    }
}
