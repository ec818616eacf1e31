package dev.wanedit.event;

/**
 * Hears how far a transfer is. Called on the threads that move the bytes, at the same time for each file that moves: it
 * must be quick and must not throw.
 */
@FunctionalInterface
public interface TransferListener {

    /** Hears nothing. */
    TransferListener NONE = (done, total) -> {};

    /**
     * Hears that bytes moved. A transfer that has to be made again begins at 0 again; one that ends well has told its whole
     * length last.
     *
     * @param done bytes moved so far
     * @param total bytes in all, -1 if not known
     */
    void onProgress(long done, long total);
}
