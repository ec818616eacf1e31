package dev.wanedit.transport.jdk;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.CauseWithoutMessage;
import dev.wanedit.exchange.ConnectProblem;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.network.ProxyFaults;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
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
 * Decides from the errors of the JDK's client which fault it is. The important question is whether the request can have
 * reached the service. It certainly has not only if the fault happened before a connection was open:
 *
 * <ul>
 * <li>{@link ConnectException}: the client wraps into it every failure to connect (refused, no route, no such host),
 * and the channels of the JDK throw it in no other case
 *   <li>{@link HttpConnectTimeoutException}: we set no timeout on requests, so it is the connect timeout's
 * <li>{@link SSLHandshakeException}: a peer that refused the handshake accepts no request
 * <li>{@link SSLException} with the text for an invalid first record: the peer does not speak TLS at all. If the text
 * changes in a later JDK, the fault counts as one after the request may have been sent
 * </ul>
 *
 * Any other fault may have happened after the request was sent. All of them are also
 * thrown when the JDK repeats a request and cannot connect for the repetition. For a GET that is harmless, since it changes
 * nothing; for a request with a body they count only until the client begins to read the body.
 */
final class JdkFaults {

    private static final String NO_TLS = "Unrecognized SSL message";
    private static final Pattern REFUSED_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");
    private static final Pattern NO_CHALLENGE =
            Pattern.compile("(?:WWW|Proxy)-Authenticate header missing for response code (401|407)");
    private static final int DEEPEST = 8;

    private JdkFaults() {}

    /**
     * @param faults the faults of the exchange
     * @param thrown what the client threw; null if it gave neither an answer nor a fault
     * @param noTunnel true if a proxy had to open a tunnel first and did not
     * @param bodyTaken true if the client has begun to read the request's body
     */
    static WanEditException told(
            ExchangeFaults faults, @Nullable Throwable thrown, boolean noTunnel, boolean bodyTaken) {
        Throwable fault = unwrapped(thrown);
        if (fault == null) {
            return faults.broken(null);
        }
        if (fault instanceof WanEditException ours) {
            return ours;
        }
        if (bodyTaken) { // A fault of connecting is then that of a repetition, after the body was sent once.
            return isNoHttp(fault) ? faults.noHttp(fault) : faults.broken(fault);
        }
        ProxyFaults proxy = faults.proxy();
        if (proxy != null) {
            Matcher refusal = REFUSED_TUNNEL.matcher(String.valueOf(fault.getMessage()));
            if (refusal.matches()) {
                return proxy.refused(Integer.parseInt(refusal.group(1)), CauseWithoutMessage.of(fault));
            }
        }
        if (fault instanceof HttpConnectTimeoutException) {
            return faults.notConnected(ConnectProblem.CONNECT_TIMEOUT, fault);
        }
        if (fault instanceof ConnectException) {
            return notConnected(faults, fault);
        }
        boolean behindTheProxy = fault instanceof SSLException;
        return proxy != null && noTunnel && !behindTheProxy
                ? proxy.noTunnel(CauseWithoutMessage.of(fault))
                : ofTheConnection(faults, fault);
    }

    static boolean isNoHttp(@Nullable Throwable thrown) {
        return unwrapped(thrown) instanceof ProtocolException;
    }

    /**
     * The answer that the client of JDK 17 hides: with an authenticator, it throws when a refusal has no challenge.
     * Null if the fault is another. The headers and the body of the answer are lost.
     */
    static @Nullable Answer withoutChallenge(@Nullable Throwable thrown) {
        Throwable fault = unwrapped(thrown);
        Matcher text = NO_CHALLENGE.matcher(fault == null ? "" : String.valueOf(fault.getMessage()));
        return text.matches()
                ? new Answer(
                        Integer.parseInt(text.group(1)), HttpHeaders.of(Map.of(), (name, value) -> true), new byte[0])
                : null;
    }

    /** The fault of a request that could not be prepared. */
    static TransportException notPrepared(Throwable cause, boolean maybeSent) {
        return new TransportException(
                Kind.CONNECTION_LOST,
                maybeSent ? Delivery.MAYBE_SENT : Delivery.NOT_SENT,
                "The request could not be prepared: " + cause.getClass().getSimpleName() + ".",
                ErrorContext.NONE,
                cause instanceof Error ? cause : null);
    }

    private static WanEditException ofTheConnection(ExchangeFaults faults, Throwable fault) {
        Optional<TransportException> certificate =
                hasCause(fault, SSLException.class) ? faults.certificate(fault) : Optional.empty();
        if (certificate.isPresent()) {
            return certificate.get();
        }
        if (fault instanceof SSLHandshakeException) {
            return faults.handshakeFailed(fault);
        }
        if (peerSpokeNoTls(fault)) {
            return faults.noTls(fault);
        }
        return isNoHttp(fault) ? faults.noHttp(fault) : faults.broken(fault);
    }

    private static TransportException notConnected(ExchangeFaults faults, Throwable fault) {
        if (hasCause(fault, UnresolvedAddressException.class) || hasCause(fault, UnknownHostException.class)) {
            return faults.notConnected(ConnectProblem.UNKNOWN_HOST, fault);
        }
        if (hasCause(fault, NoRouteToHostException.class)) {
            return faults.notConnected(ConnectProblem.NO_ROUTE, fault);
        }
        // The JDK throws this class for faults without a class of their own, such as a network that is down.
        boolean other = chain(fault).anyMatch(cause -> cause.getClass() == SocketException.class);
        return other && faults.proxy() == null
                ? faults.notConnected(fault)
                : faults.notConnected(ConnectProblem.REFUSED, fault);
    }

    /** Newer JDKs sometimes wrap this fault into another exception. */
    private static boolean peerSpokeNoTls(Throwable fault) {
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

    private static Stream<Throwable> chain(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
