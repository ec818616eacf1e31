package dev.wanedit.event;

/**
 * Is notified of the progress of a transfer. Called on the threads that transfer the bytes, for several files at the
 * same time: it must be quick and must not throw.
 */
@FunctionalInterface
public interface TransferListener {

    /** Ignores everything. */
    TransferListener NONE = (done, total) -> {};

    /**
     * Bytes were transferred. A transfer that is tried again starts at 0 again. The last call of a successful transfer
     * has the whole length.
     *
     * @param done bytes transferred so far
     * @param total bytes in total, -1 if not known
     */
    void onProgress(long done, long total);
}
