package dev.wanedit.port;

/**
 * What an adapter offers: the exchanges with the service and with its storage hosts.
 *
 * <p>Rules of every call, which the contract suite checks: nothing happens before subscription; one subscription makes one
 * exchange (an upload makes two: policy and file); disposal aborts the exchange, and no signal comes after it; errors come
 * only from {@link dev.wanedit.error.WanEditException}'s tree; an adapter never retries, follows no redirect and keeps no
 * policy; bodies are bounded, read whole, then decoded. Signals may come on the adapter's own I/O threads, so a
 * subscriber must not block. All methods are safe for use by several threads at once.
 */
public interface Transport extends AutoCloseable {

    /** Exchanges about tasks. */
    TaskApi tasks();

    /** The way of local files to a place where the service can read them. */
    MediaUploader uploads();

    /** The way of results home. */
    ResultDownloader downloads();

    /** Aborts what is under way and frees what this transport opened itself; a client handed in stays open. Idempotent. */
    @Override
    void close();
}
