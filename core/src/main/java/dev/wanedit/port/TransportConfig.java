package dev.wanedit.port;

import dev.wanedit.network.Network;
import dev.wanedit.task.Amounts;
import dev.wanedit.task.Redaction;
import io.reactivex.rxjava3.core.Scheduler;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a transport needs to know; each part means the same in every adapter.
 *
 * @param baseUrl the service's base URL, for example {@code https://dashscope.aliyuncs.com/api/v1}, without trailing slash
 * @param apiKey gives the key anew for each exchange, so that it can rotate; called on the subscribing thread
 * @param workspace sent as {@code X-DashScope-WorkSpace}; null for the key's own workspace
 * @param zone the zone of the times that the service writes without one
 * @param connectTimeout longest time until a connection stands
 * @param callTimeout longest time of an exchange, the body's last byte included; for the transfer of media the longest
 *     time in which no byte moves
 * @param timer measures the timeouts; tests hand in virtual time
 * @param network proxies, TLS and further headers
 */
public record TransportConfig(
        URI baseUrl,
        Supplier<String> apiKey,
        @Nullable String workspace,
        ZoneId zone,
        Duration connectTimeout,
        Duration callTimeout,
        Scheduler timer,
        Network network) {

    /** With {@link Network#DEFAULT}. */
    public TransportConfig(
            URI baseUrl,
            Supplier<String> apiKey,
            @Nullable String workspace,
            ZoneId zone,
            Duration connectTimeout,
            Duration callTimeout,
            Scheduler timer) {
        this(baseUrl, apiKey, workspace, zone, connectTimeout, callTimeout, timer, Network.DEFAULT);
    }

    /** The same over another network. */
    public TransportConfig withNetwork(Network other) {
        return new TransportConfig(baseUrl, apiKey, workspace, zone, connectTimeout, callTimeout, timer, other);
    }

    /**
     * The same with its timeouts within what can be counted, if transports can honour it: each adapter asks when it opens.
     *
     * @throws dev.wanedit.error.ConfigurationException if the base URL is no http(s) URL of a host and a path, a timeout
     *     is none, no header can carry the workspace, or a further header cannot be sent or is one of wanedit's own
     */
    public TransportConfig checked() {
        return ConfigCheck.checked(this);
    }

    /**
     * The key for one exchange, as its supplier gives it now.
     *
     * @throws dev.wanedit.error.ConfigurationException if the supplier fails, or gives what no header can carry
     */
    public String currentKey() {
        return ApiKey.from(apiKey);
    }

    /** Everything but secrets. */
    @Override
    public String toString() {
        return Redaction.redact("TransportConfig[baseUrl=" + Redaction.redact(baseUrl.toString()) + ", workspace="
                + workspace + ", zone=" + zone + ", connectTimeout=" + Amounts.duration(connectTimeout)
                + ", callTimeout=" + Amounts.duration(callTimeout)
                + ", network=" + network + "]");
    }
}
