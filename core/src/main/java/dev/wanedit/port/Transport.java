package dev.wanedit.port;

/**
 * The port that an adapter implements: the exchanges with the service and with its storage hosts.
 *
 * <p>Rules of every call, which the contract suite checks: nothing happens before subscription; one subscription makes
 * one exchange (an upload makes two: policy and file); disposal aborts the exchange, and no signal comes after it;
 * every error is a {@link dev.wanedit.error.WanEditException}; an adapter never retries, follows no redirect and has no
 * policy of its own; bodies are bounded, read completely, then decoded. Signals may come on the adapter's own I/O
 * threads, so a subscriber must not block. All methods are safe for use by several threads at once.
 */
public interface Transport extends AutoCloseable {

    /**
     * A transport of these parts.
     *
     * @param tasks exchanges about tasks
     * @param uploads uploads of local files
     * @param downloads downloads of results
     * @param closing does what {@link #close} must do; each close runs it, so it must be idempotent
     */
    static Transport of(TaskApi tasks, MediaUploader uploads, ResultDownloader downloads, Runnable closing) {
        return new TransportParts(tasks, uploads, downloads, closing);
    }

    /** Exchanges about tasks. */
    TaskApi tasks();

    /** Uploads of local files to a storage that the service can read. */
    MediaUploader uploads();

    /** Downloads of results. */
    ResultDownloader downloads();

    /**
     * Aborts running exchanges and frees what this transport opened itself; a client that was passed in stays open.
     * Idempotent.
     */
    @Override
    void close();
}
