package dev.wanedit.port;

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
 */
public record TransportConfig(
        URI baseUrl,
        Supplier<String> apiKey,
        @Nullable String workspace,
        ZoneId zone,
        Duration connectTimeout,
        Duration callTimeout,
        Scheduler timer) {

    /** Everything but secrets. */
    @Override
    public String toString() {
        return Redaction.redact("TransportConfig[baseUrl=" + Redaction.redact(baseUrl.toString()) + ", workspace="
                + workspace + ", zone=" + zone + ", connectTimeout=" + connectTimeout + ", callTimeout=" + callTimeout
                + "]");
    }
}
