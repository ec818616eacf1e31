package dev.wanedit.port;

import dev.wanedit.network.Network;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.Redaction;
import io.reactivex.rxjava3.core.Scheduler;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a transport; each has the same meaning in every adapter.
 *
 * @param baseUrl the service's base URL, for example {@code https://dashscope.aliyuncs.com/api/v1}, without trailing
 * slash
 * @param apiKey returns the key; called for each exchange, so that the key can rotate, on the subscribing thread
 * @param workspace sent as {@code X-DashScope-WorkSpace}; null for the key's own workspace
 * @param zone the zone of the times that the service writes without one
 * @param connectTimeout longest time until a connection is open
 * @param callTimeout longest time of an exchange, until the last byte of the body; not for uploads and downloads
 * @param transferIdleTimeout longest time of an upload or a download in which no byte moves
 * @param timer measures the timeouts; tests pass in virtual time
 * @param network proxies, TLS and further headers
 * @param createCheck run before each part of a create's body is handed to the HTTP library, on its thread. It throws an
 * exception of wanedit if the process may not send any more: then the body never becomes whole, so no task is created, and the
 * exchange fails with that exception. {@code JobMapper.sendable} takes it
 */
public record TransportConfig(
        URI baseUrl,
        Supplier<String> apiKey,
        @Nullable String workspace,
        ZoneId zone,
        Duration connectTimeout,
        Duration callTimeout,
        Duration transferIdleTimeout,
        Scheduler timer,
        Network network,
        Runnable createCheck) {

    /** Without a check of creates. */
    public TransportConfig(
            URI baseUrl,
            Supplier<String> apiKey,
            @Nullable String workspace,
            ZoneId zone,
            Duration connectTimeout,
            Duration callTimeout,
            Duration transferIdleTimeout,
            Scheduler timer,
            Network network) {
        this(
                baseUrl,
                apiKey,
                workspace,
                zone,
                connectTimeout,
                callTimeout,
                transferIdleTimeout,
                timer,
                network,
                () -> {});
    }

    /** With {@link Network#DEFAULT}, and with the call timeout as that of idle transfers. */
    public TransportConfig(
            URI baseUrl,
            Supplier<String> apiKey,
            @Nullable String workspace,
            ZoneId zone,
            Duration connectTimeout,
            Duration callTimeout,
            Scheduler timer) {
        this(baseUrl, apiKey, workspace, zone, connectTimeout, callTimeout, callTimeout, timer, Network.DEFAULT);
    }

    /** The same with other network settings. */
    public TransportConfig withNetwork(Network other) {
        return new TransportConfig(
                baseUrl,
                apiKey,
                workspace,
                zone,
                connectTimeout,
                callTimeout,
                transferIdleTimeout,
                timer,
                other,
                createCheck);
    }

    /** The same with another timeout for idle transfers. */
    public TransportConfig withTransferIdleTimeout(Duration other) {
        return new TransportConfig(
                baseUrl, apiKey, workspace, zone, connectTimeout, callTimeout, other, timer, network, createCheck);
    }

    /** The same with another check of creates. */
    public TransportConfig withCreateCheck(Runnable other) {
        return new TransportConfig(
                baseUrl,
                apiKey,
                workspace,
                zone,
                connectTimeout,
                callTimeout,
                transferIdleTimeout,
                timer,
                network,
                other);
    }

    /** True if this can be a base URL: http or https, with a host, without user, query and fragment. */
    public static boolean isBaseUrl(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    /**
     * Checks the configuration, and reduces the timeouts to what can be counted. Each adapter calls this when it opens.
     *
     * @throws dev.wanedit.error.ConfigurationException if the base URL {@link #isBaseUrl is none}, a timeout is not valid, the workspace cannot be sent in a header, or a further header cannot be sent or is
     * one that wanedit sets itself
     */
    public TransportConfig checked() {
        return ConfigCheck.checked(this);
    }

    /**
     * The key for one exchange, as its supplier returns it now.
     *
     * @throws dev.wanedit.error.ConfigurationException if the supplier fails, or returns a value that cannot be sent in
     * a header
     */
    public String currentKey() {
        return ApiKey.from(apiKey);
    }

    /** Everything but secrets. */
    @Override
    public String toString() {
        return Redaction.redact("TransportConfig[baseUrl=" + Redaction.redact(baseUrl.toString()) + ", workspace="
                + workspace + ", zone=" + zone + ", connectTimeout=" + ReadableUnits.duration(connectTimeout)
                + ", callTimeout=" + ReadableUnits.duration(callTimeout)
                + ", transferIdleTimeout=" + ReadableUnits.duration(transferIdleTimeout)
                + ", network=" + network + "]");
    }
}
