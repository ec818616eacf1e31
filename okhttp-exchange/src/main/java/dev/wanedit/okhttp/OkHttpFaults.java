package dev.wanedit.okhttp;

import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.CauseWithoutMessage;
import dev.wanedit.exchange.ConnectProblem;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.network.ProxyFaults;
import dev.wanedit.okhttp.connection.ReceivedBytes;
import dev.wanedit.okhttp.connection.UnsolicitedBytes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Translates errors of OkHttp into our exceptions. They do not decide if the request can have reached the service: {@link
 * SendingInterceptor} knows that. They only choose the kind and the message.
 */
final class OkHttpFaults {

    /** The protocol errors that OkHttp throws when an answer ends too early. */
    private static final String CUT = "unexpected end of stream";

    /** The message with which OkHttp reports that a proxy refused a tunnel. If it changes, only the status is lost. */
    private static final Pattern REFUSED_TUNNEL = Pattern.compile("Unexpected response code for CONNECT: (\\d{3})");

    private static final String REFUSED_LOGIN = "Failed to authenticate with proxy";
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int DEEPEST = 8;

    private OkHttpFaults() {}

    /** The proxy's refusal, if this is the status of a proxy that should pass a plain request on; otherwise null. */
    static @Nullable TransportException refusal(ExchangeFaults faults, int status) {
        ProxyFaults proxy = faults.proxy();
        boolean plain = "http".equalsIgnoreCase(faults.target().getScheme());
        return proxy != null && plain && status == PROXY_AUTHENTICATION_REQUIRED ? proxy.refused(status, null) : null;
    }

    /**
     * @param faults makes the exceptions of the exchange
     * @param fault what OkHttp or a library above it threw
     */
    static WanEditException translated(ExchangeFaults faults, Throwable fault, boolean maybeSent) {
        if (fault instanceof WanEditException ours) {
            return ours;
        }
        UnsolicitedBytes unasked = found(UnsolicitedBytes.class, fault);
        if (unasked != null) {
            return faults.unaskedData(unasked.requestWasSent());
        }
        if (!maybeSent) {
            return notSent(faults, fault);
        }
        if (found(ReceivedBytes.EndlessAnswer.class, fault) != null) {
            return faults.endless();
        }
        if (fault instanceof ProtocolException
                && !String.valueOf(fault.getMessage()).startsWith(CUT)) {
            return faults.noHttp(fault);
        }
        return fault instanceof IOException ? faults.broken(fault) : faults.clientFailed(fault);
    }

    private static TransportException notSent(ExchangeFaults faults, Throwable fault) {
        Optional<TransportException> certificate = faults.certificate(fault);
        if (certificate.isPresent()) {
            return certificate.get();
        }
        if (!(fault instanceof IOException)) {
            return faults.clientFailedUnsent(fault);
        }
        ProxyFaults proxy = faults.proxy();
        if (proxy != null && !(fault instanceof SSLException)) {
            TransportException refused = refusedTunnel(proxy, fault);
            if (refused != null) {
                return refused;
            }
        }
        ConnectProblem problem = problem(fault);
        if (problem != null) {
            return faults.notConnected(problem, fault);
        }
        if (fault instanceof SSLException) {
            return faults.handshakeFailed(fault);
        }
        return proxy == null ? faults.notConnected(fault) : proxy.noTunnel(CauseWithoutMessage.of(fault));
    }

    private static @Nullable TransportException refusedTunnel(ProxyFaults proxy, Throwable fault) {
        String message = String.valueOf(fault.getMessage());
        Matcher refusal = REFUSED_TUNNEL.matcher(message);
        if (refusal.matches()) {
            return proxy.refused(Integer.parseInt(refusal.group(1)), CauseWithoutMessage.of(fault));
        }
        return message.equals(REFUSED_LOGIN)
                ? proxy.refused(PROXY_AUTHENTICATION_REQUIRED, CauseWithoutMessage.of(fault))
                : null;
    }

    /** Null if the fault is none of these. */
    private static @Nullable ConnectProblem problem(Throwable fault) {
        if (fault instanceof UnknownHostException) {
            return ConnectProblem.UNKNOWN_HOST;
        }
        if (fault instanceof SocketTimeoutException) {
            return ConnectProblem.CONNECT_TIMEOUT;
        }
        if (fault instanceof NoRouteToHostException) {
            return ConnectProblem.NO_ROUTE;
        }
        return fault instanceof ConnectException ? ConnectProblem.REFUSED : null;
    }

    /** TLS sometimes wraps errors of the socket below it. */
    private static <T extends Throwable> @Nullable T found(Class<T> type, Throwable fault) {
        Throwable part = fault;
        for (int depth = 0; part != null && depth < DEEPEST; depth++) {
            if (type.isInstance(part)) {
                return type.cast(part);
            }
            part = part.getCause();
        }
        return null;
    }
}
