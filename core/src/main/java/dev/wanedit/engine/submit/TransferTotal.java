package dev.wanedit.engine.submit;

import dev.wanedit.event.TransferListener;
import dev.wanedit.exchange.DrainLoop;
import java.util.HashMap;
import java.util.Map;

/**
 * Reports several transfers to one listener as if they were one: the sum of the transferred bytes, and the sum of all
 * bytes. The listener is called by one thread at a time, without a lock: it may wait for a thread that reports or cancels
 * another transfer. Progress that comes while it is called is reported afterwards, as one sum.
 */
final class TransferTotal {

    private final TransferListener listener;
    private final long total;
    private final Map<Object, Long> moved = new HashMap<>();
    private final DrainLoop reports = new DrainLoop(this::report);

    /**
     * @param listener is notified of all transfers
     * @param total bytes of all transfers together, -1 if not known
     */
    TransferTotal(TransferListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    /** The listener for one of the transfers; a transfer that is tried again counts from 0 again. */
    TransferListener of(Object transfer) {
        return (done, ofTransfer) -> {
            moved(transfer, done);
            reports.run();
        };
    }

    private synchronized void moved(Object transfer, long done) {
        moved.put(transfer, done);
    }

    private synchronized long sum() {
        return moved.values().stream().mapToLong(Long::longValue).sum();
    }

    private void report() {
        try {
            listener.onProgress(sum(), total);
        } catch (RuntimeException | Error e) {
            // A listener must not throw. If it does, neither the transfer nor its thread may end.
        }
    }
}
