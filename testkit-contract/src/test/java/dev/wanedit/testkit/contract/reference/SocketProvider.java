package dev.wanedit.testkit.contract.reference;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Opens reference transports; their name is {@code reference}. */
public final class SocketProvider implements TransportProvider {

    private final SSLSocketFactory tls;
    private final Habits habits;

    /** For the {@link java.util.ServiceLoader}. */
    public SocketProvider() {
        this((SSLSocketFactory) SSLSocketFactory.getDefault(), Habits.GOOD);
    }

    private SocketProvider(SSLSocketFactory tls, Habits habits) {
        this.tls = tls;
        this.habits = habits;
    }

    public static SocketProvider trusting(SSLContext context) {
        return new SocketProvider(context.getSocketFactory(), Habits.GOOD);
    }

    public static SocketProvider with(Habits habits) {
        return new SocketProvider((SSLSocketFactory) SSLSocketFactory.getDefault(), habits);
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public Transport open(TransportConfig config) {
        URI url = config.baseUrl();
        check(url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())), "base URL");
        check(config.workspace() == null || Headers.isLegal(config.workspace()), "workspace");
        check(
                isPositive(config.connectTimeout())
                        && isPositive(config.callTimeout())
                        && isPositive(config.transferIdleTimeout()),
                "timeout");
        config.checked();
        config.network().requireProxies(url);
        SSLContext chosen = config.network().sslContext();
        Lines lines = new Lines(
                SocketFactory.getDefault(),
                chosen == null ? tls : chosen.getSocketFactory(),
                config.network().proxies(),
                config.connectTimeout(),
                habits,
                ConcurrentHashMap.newKeySet());
        return new SocketTransport(config, lines);
    }

    private static boolean isPositive(Duration timeout) {
        return !timeout.isZero() && !timeout.isNegative();
    }

    private static void check(boolean honoured, String part) {
        if (!honoured) {
            throw new ConfigurationException("The " + part + " cannot be honoured.", "Give another one.");
        }
    }
}
