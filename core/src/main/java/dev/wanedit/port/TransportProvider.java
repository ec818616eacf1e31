package dev.wanedit.port;

/**
 * Makes the transports of one adapter; found by {@link java.util.ServiceLoader}, so an adapter names its provider in
 * {@code META-INF/services/dev.wanedit.port.TransportProvider}.
 */
public interface TransportProvider {

    /** Short name by which an application chooses it, for example {@code jdk}. */
    String name();

    /**
     * Opens a transport; the caller must close it.
     *
     * @throws dev.wanedit.error.ConfigurationException if the adapter does not support a part of the configuration
     */
    Transport open(TransportConfig config);
}
