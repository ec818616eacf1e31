package dev.wanedit.okhttp;

import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.body.PolicyDataBody;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * All exchanges of one transport over OkHttp. They speak HTTP/1.1, as those over the JDK's client do, follow nothing,
 * repeat nothing and keep nothing: no redirect, no second attempt, no cache, no cookie.
 *
 * <p>For wanedit's adapters only. All methods are safe for use by several threads at once.
 */
public final class OkHttpStack implements AutoCloseable {

    private final URI baseUrl;
    private final String userAgent;
    private final Clients clients;
    private final OkHttpSender api;
    private final OkHttpSender creates;
    private final OkHttpSender transfers;

    private OkHttpStack(TransportConfig config, String userAgent, Clients clients) {
        this.baseUrl = config.baseUrl();
        this.userAgent = userAgent;
        this.clients = clients;
        this.api = new OkHttpSender(
                clients.api(),
                clients.proxies(),
                userAgent,
                config.timer(),
                ExchangeTimeout.ofCall(config.callTimeout()));
        this.creates = api.over(clients.creates());
        this.transfers = new OkHttpSender(
                clients.transfers(),
                clients.proxies(),
                userAgent,
                config.timer(),
                ExchangeTimeout.ofIdleTransfer(config.transferIdleTimeout()));
    }

    /**
     * Over clients of our own, which {@link #close()} ends.
     *
     * @param config a {@link TransportConfig#checked() checked} one
     * @param userAgent sent with every request
     * @throws dev.wanedit.error.ConfigurationException if the way to the service or its storage leads by no usable proxy
     */
    public static OkHttpStack own(TransportConfig config, String userAgent) {
        config.network().requireProxies(config.baseUrl());
        boolean encrypted = "https".equalsIgnoreCase(config.baseUrl().getScheme());
        return new OkHttpStack(
                config, userAgent, OwnClients.open(config.connectTimeout(), config.network(), encrypted));
    }

    /**
     * Over the application's client: its connections, threads, proxy, TLS and interceptors, which stay as they are and
     * open. The rules above and the timeouts of the configuration hold for our exchanges all the same.
     *
     * @param given the application's client
     * @param config a {@link TransportConfig#checked() checked} one
     * @param userAgent sent with every request
     * @throws dev.wanedit.error.ConfigurationException if the configuration has a proxy or an SSL context that was chosen
     */
    public static OkHttpStack over(OkHttpClient given, TransportConfig config, String userAgent) {
        config.network().refuseBeside("OkHttpClient");
        return new OkHttpStack(config, userAgent, Clients.given(given, config.connectTimeout()));
    }

    /** The headers that each request gets here. One that has them already is sent as it is, and not made again. */
    public Map<String, String> headers() {
        return ExchangeInterceptor.headers(userAgent);
    }

    /**
     * An exchange with the service, cold: each subscription is one. Its answer is read whole before the plan's
     * {@code Single} receives it, and is at hand as {@link Exchange#answer()}.
     *
     * @param about the task that the exchange is about, for messages; null if none
     * @param plan makes the exchange ready
     * @param reader makes the result from what the plan's {@code Single} gives; what it throws outside our tree is an
     *     answer that cannot be read. The body that a library hands on is empty
     */
    public <T, R> Single<R> call(@Nullable TaskId about, Plan<T> plan, Function<T, R> reader) {
        return api.send(ExchangeFaults.at(baseUrl, about), true, plan, reader);
    }

    /**
     * The same for the one exchange that costs money: over a connection of its own, so that neither a pooled one that died
     * unnoticed nor an answer that came unasked can make its end uncertain.
     */
    public <T, R> Single<R> create(Plan<T> plan, Function<T, R> reader) {
        return creates.send(ExchangeFaults.at(baseUrl, null), true, plan, reader);
    }

    /**
     * Uploads to the service's temporary storage.
     *
     * @param policies asks the service for leave to upload a file for this model
     */
    public MediaUploader uploads(Function<String, Single<PolicyDataBody>> policies) {
        return new OkHttpMediaUploader(policies, transfers);
    }

    /** Downloads from the result's host. */
    public ResultDownloader downloads() {
        return new OkHttpResultDownloader(transfers);
    }

    /** Ends all exchanges, then what was opened here. Idempotent. */
    @Override
    public void close() {
        api.close();
        transfers.close();
        clients.close();
    }

    /** Makes an exchange ready to go. */
    @FunctionalInterface
    public interface Plan<T> {

        /**
         * Called once for each subscription, on the subscribing thread; throws from our tree if the exchange cannot be.
         *
         * @param exchange what the call must be made with, see {@link Exchange#client()}
         * @return makes the one call when it is subscribed to, which happens when its turn has come; its disposal must
         *     cancel the call, and its errors may be any
         */
        Single<T> prepare(Exchange exchange);
    }
}
