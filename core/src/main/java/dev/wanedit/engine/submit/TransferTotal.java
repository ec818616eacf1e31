package dev.wanedit.engine.submit;

import dev.wanedit.event.TransferListener;
import java.util.HashMap;
import java.util.Map;

/**
 * Reports several transfers to one listener as if they were one: the sum of the transferred bytes, and the sum of all
 * bytes.
 */
final class TransferTotal {

    private final TransferListener listener;
    private final long total;
    private final Map<Object, Long> moved = new HashMap<>();

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
        return (done, ofTransfer) -> tell(transfer, done);
    }

    private synchronized void tell(Object transfer, long done) {
        moved.put(transfer, done);
        try {
            listener.onProgress(
                    moved.values().stream().mapToLong(Long::longValue).sum(), total);
        } catch (RuntimeException | Error e) {
            // A listener must not throw. If it does, neither the transfer nor its thread may end.
        }
    }
}
