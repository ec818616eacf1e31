package dev.wanedit.transport.jdk;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.CertificateFault;
import dev.wanedit.exchange.UnquotedCause;
import dev.wanedit.network.ProxyFaults;
import dev.wanedit.task.Amounts;
import dev.wanedit.task.TaskId;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Makes our errors from those of the JDK's client. The one question that matters is whether the request can have reached
 * the service. Only faults from before a connection stood say no:
 *
 * <ul>
 *   <li>{@link ConnectException}: the client wraps into it whatever goes wrong while it connects (refused, no route, no
 *       such host), and the channels of the JDK throw it nowhere else
 *   <li>{@link HttpConnectTimeoutException}: we set no timeout on requests, so it is the connect timeout's
 *   <li>{@link SSLHandshakeException}: a peer that did not take the handshake takes no request
 *   <li>{@link SSLException} with the text for a first record that is none: the peer does not speak TLS at all. Were the
 *       text ever to change, the answer would be the cautious one
 * </ul>
 *
 * Anything else, known or not, may have come after the request was on its way. The first two are thrown too when the
 * JDK repeats a GET and cannot connect for the repetition; that matters to nobody, since a GET does nothing.
 */
final class Faults {

    private static final String NO_TLS = "Unrecognized SSL message";
    private static final Pattern REFUSED_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");
    private static final int DEEPEST = 8;

    private final String host;
    private final ErrorContext context;

    private final @Nullable ProxyFaults proxy;

    private Faults(String host, ErrorContext context, @Nullable ProxyFaults proxy) {
        this.host = host;
        this.context = context;
        this.proxy = proxy;
    }

    static Faults at(URI uri, @Nullable TaskId about, Way way) {
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        return new Faults(host, ErrorContext.NONE.withTask(about), way.faults(host, about));
    }

    /** @param noTunnel whether a proxy had to open a tunnel first, and did not */
    WanEditException of(@Nullable Throwable thrown, boolean noTunnel) {
        Throwable fault = unwrapped(thrown);
        if (fault instanceof WanEditException ours) {
            return ours;
        }
        if (proxy != null && fault != null) {
            TransportException ofTheProxy = ofTheProxy(proxy, fault, noTunnel);
            if (ofTheProxy != null) {
                return ofTheProxy;
            }
        }
        if (fault instanceof HttpConnectTimeoutException) {
            return notConnected(
                    "The connection to " + host + " was not established within the connect timeout.", fault);
        }
        if (fault instanceof ConnectException) {
            return notConnected(
                    isUnknownHost(fault) ? "The host " + host + " is not known." : refusal(fault, host), fault);
        }
        Optional<TransportException> certificate = fault != null && hasCause(fault, SSLException.class)
                ? CertificateFault.of(fault, host, context)
                : Optional.empty();
        if (certificate.isPresent()) {
            return certificate.get();
        }
        if (fault instanceof SSLHandshakeException) {
            return notConnected("The TLS handshake with " + host + " failed.", fault);
        }
        if (peerSpokeNoTls(fault)) {
            return notConnected("What listens at " + host + " does not speak TLS.", fault);
        }
        if (isNoHttp(fault)) {
            return new MalformedResponseException(
                    "What " + host + " answered is not HTTP.", context, UnquotedCause.of(fault));
        }
        return lost("The connection to " + host + " broke before the answer was whole.", fault);
    }

    static boolean isNoHttp(@Nullable Throwable thrown) {
        return unwrapped(thrown) instanceof ProtocolException;
    }

    TransportException lost(String problem, @Nullable Throwable cause) {
        return new TransportException(
                Kind.CONNECTION_LOST, Delivery.MAYBE_SENT, problem, context, UnquotedCause.of(cause));
    }

    /** Nothing was sent, since there was nothing to send yet. */
    static TransportException notPrepared(Throwable cause) {
        return new TransportException(
                Kind.CONNECTION_LOST,
                Delivery.NOT_SENT,
                "The request could not be prepared: " + cause.getClass().getSimpleName() + ".",
                ErrorContext.NONE,
                cause instanceof Error ? cause : null);
    }

    /** The answer came from the proxy and not from the host. */
    TransportException refused(int status) {
        return Objects.requireNonNull(proxy, "only a proxy refuses").refused(status, null);
    }

    /** @param noTunnel whether a proxy had to open a tunnel first, and did not */
    TransportException timeout(Duration limit, boolean noTunnel) {
        if (proxy != null && noTunnel) {
            return proxy.stalled(limit);
        }
        String problem = "The exchange with " + host + " did not end, or stood still, for the call timeout of "
                + Amounts.duration(limit) + ".";
        return new TransportException(Kind.CALL_TIMEOUT, Delivery.MAYBE_SENT, problem, context, null);
    }

    TransportException closed(boolean started) {
        String problem = started
                ? "The transport was closed during the exchange with " + host + "."
                : "The transport is closed; nothing was sent to " + host + ".";
        Delivery delivery = started ? Delivery.MAYBE_SENT : Delivery.NOT_SENT;
        return new TransportException(Kind.CLOSED, delivery, problem, context, null);
    }

    MalformedResponseException unreadable(int status, Throwable cause) {
        ErrorContext known = new ErrorContext(null, context.taskId(), null, status, null);
        return new MalformedResponseException(
                "What " + host + " answered cannot be read.", known, UnquotedCause.of(cause));
    }

    /** Null if the fault lies behind the proxy. */
    private static @Nullable TransportException ofTheProxy(ProxyFaults proxy, Throwable fault, boolean noTunnel) {
        Throwable cause = UnquotedCause.of(fault);
        Matcher refusal = REFUSED_TUNNEL.matcher(String.valueOf(fault.getMessage()));
        if (refusal.matches()) {
            return proxy.refused(Integer.parseInt(refusal.group(1)), cause);
        }
        if (fault instanceof HttpConnectTimeoutException) {
            return proxy.unreachable("it did not answer within the connect timeout", cause);
        }
        if (fault instanceof ConnectException) {
            boolean noRoute = hasCause(fault, NoRouteToHostException.class);
            String why = noRoute ? "no route to host" : "connection refused";
            return proxy.unreachable(isUnknownHost(fault) ? "its name is not known" : why, cause);
        }
        boolean behind = fault instanceof SSLException;
        return noTunnel && !behind ? proxy.noTunnel(cause) : null;
    }

    private static String refusal(Throwable fault, String host) {
        if (hasCause(fault, NoRouteToHostException.class)) {
            return "No route to host " + host + ".";
        }
        // The type that the JDK gives to what has none of its own, such as a network that is down.
        boolean other = chain(fault).anyMatch(cause -> cause != null && cause.getClass() == SocketException.class);
        return other
                ? "The connection to " + host + " failed before anything was sent."
                : "Connection refused by " + host + ".";
    }

    private static boolean isUnknownHost(Throwable fault) {
        return hasCause(fault, UnresolvedAddressException.class) || hasCause(fault, UnknownHostException.class);
    }

    private TransportException notConnected(String problem, @Nullable Throwable cause) {
        return new TransportException(
                Kind.CONNECT_FAILED, Delivery.NOT_SENT, problem, context, UnquotedCause.of(cause));
    }

    /** Newer JDKs hand this fault out wrapped into another at times. */
    private static boolean peerSpokeNoTls(@Nullable Throwable fault) {
        return chain(fault)
                .anyMatch(cause -> cause instanceof SSLException
                        && String.valueOf(cause.getMessage()).startsWith(NO_TLS));
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable thrown) {
        Throwable fault = thrown;
        while (fault instanceof CompletionException && fault.getCause() != null) {
            fault = fault.getCause();
        }
        return fault;
    }

    private static boolean hasCause(Throwable fault, Class<? extends Throwable> type) {
        return chain(fault).anyMatch(type::isInstance);
    }

    private static Stream<@Nullable Throwable> chain(@Nullable Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
