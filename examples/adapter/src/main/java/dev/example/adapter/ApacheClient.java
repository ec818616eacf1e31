package dev.example.adapter;

import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.port.TransportConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.auth.AuthExchange;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client, with everything switched off that a transport must not do by itself: it repeats nothing, follows no
 * redirect, keeps no cookie, and answers no challenge. Each exchange has a connection of its own.
 */
final class ApacheClient implements AutoCloseable {

    private static final String END = "dev.example.adapter.end";
    private static final String SENDING = "dev.example.adapter.sending";
    private static final int CONNECTIONS = 64;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    private final TransportConfig config;
    private final CloseableHttpClient http;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), ApacheClient::thread);

    /** @param trusted the certificates to trust if the configuration says nothing; null for those of the JVM */
    ApacheClient(TransportConfig config, SSLContext trusted) {
        this.config = config;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(config.connectTimeout()))
                                .setSocketTimeout(Timeout.DISABLED)
                                .build())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(Timeout.DISABLED)
                                .build())
                        .setTlsSocketStrategy(tls(
                                config.network().sslContext() == null
                                        ? trusted
                                        : config.network().sslContext()))
                        .setConnectionFactory(PlainClose.of(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_LINE)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .responseParserFactory(WholeHeads::parser)
                                .build()))
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.DISABLED)
                        .setResponseTimeout(Timeout.DISABLED)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setRequestExecutor(new FinalAnswers())
                .setRoutePlanner((target, context) -> route(target))
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "sending", (request, scope, chain) -> {
                    // The connection is open, with its tunnel and TLS: from here on the request may reach the host.
                    ExchangeCompletion<?> end = (ExchangeCompletion<?>) scope.clientContext.getAttribute(END);
                    if (!end.beginSending()) {
                        throw new IOException("The exchange has ended.");
                    }
                    scope.clientContext.setAttribute(SENDING, true);
                    return chain.proceed(request, scope);
                })
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "wanedit-apache");
        thread.setDaemon(true);
        return thread;
    }

    private static DefaultClientTlsStrategy tls(SSLContext chosen) {
        return chosen == null ? DefaultClientTlsStrategy.createSystemDefault() : new DefaultClientTlsStrategy(chosen);
    }

    HttpProxy proxyFor(URI target) {
        return config.network().proxies().proxyFor(target);
    }

    void execute(Runnable exchange) {
        threads.execute(exchange);
    }

    /** Sends a request, and reads the head of its answer. */
    ClassicHttpResponse send(HttpUriRequestBase request, HttpProxy proxy, ExchangeCompletion<?> end)
            throws IOException {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(END, end);
        if (proxy != null && proxy.authorization() != null) {
            // In the first request: a challenge would cost one more.
            BasicScheme basic = new BasicScheme(StandardCharsets.UTF_8);
            String password = proxy.password() == null ? "" : proxy.password();
            basic.initPreemptive(new UsernamePasswordCredentials(proxy.user(), password.toCharArray()));
            AuthExchange login = new AuthExchange();
            login.select(basic);
            context.setAuthExchange(new HttpHost(proxy.host(), proxy.port()), login);
        }
        ClassicHttpResponse response = http.executeOpen(null, request, context);
        if (context.getAttribute(SENDING) == null) {
            // Nothing was sent, so this is what the proxy answered in place of opening a tunnel.
            request.cancel();
            throw new RefusedTunnel(response.getCode());
        }
        return response;
    }

    private HttpRoute route(HttpHost target) {
        HttpHost host = new HttpHost(target.getSchemeName(), target.getHostName(), port(target));
        boolean secure = "https".equalsIgnoreCase(host.getSchemeName());
        HttpProxy proxy = proxyFor(URI.create(host.toURI()));
        if (proxy == null) {
            return new HttpRoute(host, null, secure);
        }
        return new HttpRoute(
                host,
                null,
                new HttpHost(proxy.host(), proxy.port()),
                secure,
                secure ? RouteInfo.TunnelType.TUNNELLED : RouteInfo.TunnelType.PLAIN,
                secure ? RouteInfo.LayerType.LAYERED : RouteInfo.LayerType.PLAIN);
    }

    private static int port(HttpHost target) {
        int usual = "https".equalsIgnoreCase(target.getSchemeName()) ? 443 : 80;
        return target.getPort() < 0 ? usual : target.getPort();
    }

    /** The proxy opened no tunnel. */
    static final class RefusedTunnel extends IOException {

        private static final long serialVersionUID = 1;

        private final int status;

        RefusedTunnel(int status) {
            super("The proxy answered " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        http.close(CloseMode.IMMEDIATE);
    }
}
