package dev.wanedit.network;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.task.ReadableUnits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The faults of a proxy, in the same words for every HTTP stack. A request that a proxy refuses never reached the
 * service, and the status is the proxy's. So the status is only part of the message.
 */
public final class ProxyFaults {

    private static final int AUTHENTICATION_REQUIRED = 407;

    private final HttpProxy proxy;
    private final String host;
    private final ErrorContext context;

    /**
     * @param proxy the proxy of the request
     * @param host the host that the request was for
     * @param context what is known of the circumstances
     */
    public ProxyFaults(HttpProxy proxy, String host, ErrorContext context) {
        this.proxy = proxy;
        this.host = host;
        this.context = context;
    }

    /** The proxy answered with this status; it did not open a tunnel or forward the request. */
    public TransportException refused(int status, @Nullable Throwable cause) {
        boolean forGood = status >= 400 && status < 500;
        return notSent(
                forGood ? Kind.PROXY_REFUSED : Kind.CONNECT_FAILED,
                "The proxy " + proxy.address() + " refused the connection to " + host + " with status " + status + ".",
                status == AUTHENTICATION_REQUIRED
                        ? authentication()
                        : "Ask who runs the proxy whether it allows " + host + ", or go there directly (NO_PROXY).",
                cause);
    }

    /** The proxy closed the connection before the tunnel was open, or its answer was not HTTP. */
    public TransportException noTunnel(@Nullable Throwable cause) {
        return notSent(
                Kind.CONNECT_FAILED,
                "The proxy " + proxy.address() + " opened no connection to " + host
                        + ": it closed the connection, or its answer was not HTTP.",
                "Check that an HTTP proxy listens at " + proxy.address() + ".",
                cause);
    }

    /**
     * No tunnel was open within the time limit.
     *
     * @param kind which limit it was
     */
    public TransportException stalled(Kind kind, Duration limit) {
        String name = kind == Kind.TRANSFER_IDLE_TIMEOUT ? "transfer idle timeout" : "call timeout";
        return notSent(
                kind,
                "The proxy " + proxy.address() + " opened no connection to " + host + " within the " + name + " of "
                        + ReadableUnits.duration(limit) + ".",
                "Check the proxy, or set a longer " + name + ".",
                null);
    }

    /** The proxy itself cannot be reached. */
    public TransportException unreachable(Kind kind, String why, @Nullable Throwable cause) {
        return notSent(
                kind,
                "The proxy " + proxy.address() + ", which leads to " + host + ", cannot be reached: " + why + ".",
                "Check the proxy's address: proxy(…), https.proxyHost and http.proxyHost, HTTPS_PROXY and HTTP_PROXY.",
                cause);
    }

    private String authentication() {
        return proxy.user() == null
                ? "Give user and password in the proxy's URL, before the host and an @."
                : "Check the user and the password in the proxy's URL.";
    }

    private TransportException notSent(Kind kind, String problem, String nextStep, @Nullable Throwable cause) {
        return new TransportException(kind, Delivery.NOT_SENT, problem, nextStep, context, cause);
    }
}
