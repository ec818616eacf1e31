package dev.wanedit.engine.submit;

import dev.wanedit.event.TransferListener;
import java.util.HashMap;
import java.util.Map;

/** Tells one listener of several transfers as if they were one: the sum of what moved, of the sum of all. */
final class SumOfTransfers {

    private final TransferListener listener;
    private final long total;
    private final Map<Object, Long> moved = new HashMap<>();

    /**
     * @param listener hears of all
     * @param total bytes of all transfers together, -1 if not known
     */
    SumOfTransfers(TransferListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    /** The listener of one of the transfers; one that begins anew counts from its beginning. */
    TransferListener of(Object transfer) {
        return (done, ofTransfer) -> tell(transfer, done);
    }

    private synchronized void tell(Object transfer, long done) {
        moved.put(transfer, done);
        try {
            listener.onProgress(
                    moved.values().stream().mapToLong(Long::longValue).sum(), total);
        } catch (RuntimeException | Error e) {
            // A listener that throws against its contract must not end a transfer, nor the thread that it moves on.
        }
    }
}
