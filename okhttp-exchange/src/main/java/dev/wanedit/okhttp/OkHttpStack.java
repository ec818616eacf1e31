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
 * All exchanges of one transport over OkHttp. Like those over the JDK's client, they use HTTP/1.1 without redirects,
 * retries, cache and cookies.
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
     * With clients of our own, which {@link #close()} closes.
     *
     * @param config a {@link TransportConfig#checked() checked} one
     * @param userAgent sent with every request
     * @throws dev.wanedit.error.ConfigurationException if the proxy for the service or its storage cannot be used
     */
    public static OkHttpStack own(TransportConfig config, String userAgent) {
        config.network().requireProxies(config.baseUrl());
        boolean encrypted = "https".equalsIgnoreCase(config.baseUrl().getScheme());
        return new OkHttpStack(
                config, userAgent, DefaultClients.open(config.connectTimeout(), config.network(), encrypted));
    }

    /**
     * With the application's client: its connections, threads, proxy, TLS and interceptors. They are not changed and not
     * closed. The rules above and the timeouts of the configuration also apply to these exchanges.
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

    /** The headers that every request gets here. A request that has all of them is sent as it is. */
    public Map<String, String> headers() {
        return ExchangeInterceptor.headers(userAgent);
    }

    /**
     * An exchange with the service; each subscription makes a new one. Its answer is read completely before the plan's
     * {@code Single} receives it; {@link Exchange#answer()} returns it.
     *
     * @param about the task that the exchange is about, for messages; null if none
     * @param plan prepares the exchange
     * @param reader makes the result from what the plan's {@code Single} emits. If it throws something other than one of our
     *     exceptions, the answer cannot be read. The body that a library passes on is empty
     */
    public <T, R> Single<R> call(@Nullable TaskId about, Plan<T> plan, Function<T, R> reader) {
        return api.send(ExchangeFaults.at(baseUrl, about), true, plan, reader);
    }

    /**
     * The same for the one exchange that costs money. It has a new connection: with a pooled one that is dead without
     * notice, or that holds an unexpected answer, its outcome would be uncertain.
     */
    public <T, R> Single<R> create(Plan<T> plan, Function<T, R> reader) {
        return creates.sendFirst(ExchangeFaults.at(baseUrl, null), plan, reader);
    }

    /**
     * Uploads to the service's temporary storage.
     *
     * @param policies requests the policy for an upload for this model
     */
    public MediaUploader uploads(Function<String, Single<PolicyDataBody>> policies) {
        return new OkHttpMediaUploader(policies, transfers);
    }

    /** Downloads from the result's host. */
    public ResultDownloader downloads() {
        return new OkHttpResultDownloader(transfers);
    }

    /** Ends all exchanges, then closes what was opened here. Idempotent. */
    @Override
    public void close() {
        api.close();
        transfers.close();
        clients.close();
    }

    /** Prepares an exchange. */
    @FunctionalInterface
    public interface Plan<T> {

        /**
         * Called once for each subscription, on the subscribing thread; throws one of our exceptions if the exchange is
         * not possible.
         *
         * @param exchange has the client for the call, see {@link Exchange#client()}
         * @return makes the one call on subscription, which happens when it is its turn. Its disposal must cancel the
         *     call. It may fail with any error
         */
        Single<T> prepare(Exchange exchange);
    }
}
