package dev.wanedit.okhttp;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.CertificateFault;
import dev.wanedit.exchange.UnquotedCause;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyFaults;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.task.Amounts;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes our errors from those of OkHttp. Whether the request can have reached the service is not guessed from them:
 * {@link SendOnce} knows. The kind of an error only chooses the words.
 */
final class Faults {

    /** The protocol errors by which OkHttp tells of an answer that ended early. */
    private static final String CUT = "unexpected end of stream";

    /** How OkHttp says that a proxy refused to open a tunnel. Were the words ever to change, only the status gets lost. */
    private static final Pattern REFUSED_TUNNEL = Pattern.compile("Unexpected response code for CONNECT: (\\d{3})");

    private static final String REFUSED_LOGIN = "Failed to authenticate with proxy";
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int DEEPEST = 8;

    private final String host;
    private final ErrorContext context;

    private final URI target;
    private final @Nullable ProxyFaults proxy;

    private Faults(URI target, ErrorContext context, @Nullable HttpProxy proxy) {
        this.target = target;
        this.host = target.getPort() < 0 ? target.getHost() : target.getHost() + ":" + target.getPort();
        this.context = context;
        this.proxy = proxy == null ? null : new ProxyFaults(proxy, host, context);
    }

    static Faults at(URI uri, @Nullable TaskId about) {
        return new Faults(uri, ErrorContext.NONE.withTask(about), null);
    }

    /** The same of requests that go by these proxies. */
    Faults by(ProxyRules proxies) {
        return new Faults(target, context, proxies.proxyFor(target));
    }

    /** The same of requests whose tunnel is open. */
    Faults behindTheTunnel() {
        return new Faults(target, context, null);
    }

    /** Whether this status is that of a proxy which was to hand a plain request on. */
    boolean isRefusal(int status) {
        return status == PROXY_AUTHENTICATION_REQUIRED && proxy != null && "http".equalsIgnoreCase(target.getScheme());
    }

    TransportException refused(int status) {
        return Objects.requireNonNull(proxy, "only a proxy refuses").refused(status, null);
    }

    @Nullable
    TaskId about() {
        return context.taskId();
    }

    WanEditException of(Throwable fault, boolean maybeSent) {
        if (fault instanceof WanEditException ours) {
            return ours;
        }
        UnaskedBytes unasked = found(UnaskedBytes.class, fault);
        if (unasked != null) {
            return unasked(unasked.requestWasSent());
        }
        Throwable cause = UnquotedCause.of(fault);
        if (!maybeSent) {
            return notSent(fault, cause);
        }
        if (found(ReceivedBytes.EndlessAnswer.class, fault) != null) {
            return new MalformedResponseException("The answer of " + host + " exceeds the size limit.", context, null);
        }
        if (fault instanceof ProtocolException
                && !String.valueOf(fault.getMessage()).startsWith(CUT)) {
            return new MalformedResponseException("What " + host + " answered is not HTTP.", context, cause);
        }
        String problem = fault instanceof IOException
                ? "The connection to " + host + " broke before the answer was whole."
                : "The HTTP client failed during the exchange with " + host + ", by "
                        + fault.getClass().getName() + ".";
        return new TransportException(Kind.CONNECTION_LOST, Delivery.MAYBE_SENT, problem, context, cause);
    }

    /**
     * An exchange that is over sends nothing any more, {@link SendOnce} holds it to that: so one that had sent nothing when
     * its time ran out, its connection or its TLS handshake having stalled, surely never will.
     */
    TransportException timeout(Duration limit, boolean maybeSent) {
        if (!maybeSent && proxy != null) {
            return proxy.stalled(limit);
        }
        String problem = "The exchange with " + host + " did not end, or stood still, for the call timeout of "
                + Amounts.duration(limit) + ".";
        Delivery delivery = maybeSent ? Delivery.MAYBE_SENT : Delivery.NOT_SENT;
        return new TransportException(Kind.CALL_TIMEOUT, delivery, problem, context, null);
    }

    private TransportException unasked(boolean maybeSent) {
        String problem = "The connection to " + host + " received data before the request was sent, so it was closed.";
        Delivery delivery = maybeSent ? Delivery.MAYBE_SENT : Delivery.NOT_SENT;
        return new TransportException(Kind.CONNECTION_LOST, delivery, problem, context, null);
    }

    TransportException closed(boolean maybeSent) {
        String problem = maybeSent
                ? "The transport was closed during the exchange with " + host + "."
                : "The transport is closed; nothing was sent to " + host + ".";
        Delivery delivery = maybeSent ? Delivery.MAYBE_SENT : Delivery.NOT_SENT;
        return new TransportException(Kind.CLOSED, delivery, problem, context, null);
    }

    MalformedResponseException unreadable(@Nullable Integer status, Throwable cause) {
        ErrorContext known = new ErrorContext(null, context.taskId(), null, status, null);
        return new MalformedResponseException(
                "What " + host + " answered cannot be read.", known, UnquotedCause.of(cause));
    }

    private TransportException notSent(Throwable fault, @Nullable Throwable cause) {
        Optional<TransportException> certificate = CertificateFault.of(fault, host, context);
        if (certificate.isPresent()) {
            return certificate.get();
        }
        return proxy == null || fault instanceof SSLException || !(fault instanceof IOException)
                ? new TransportException(Kind.CONNECT_FAILED, Delivery.NOT_SENT, notConnected(fault), context, cause)
                : ofTheProxy(proxy, fault, cause);
    }

    private static TransportException ofTheProxy(ProxyFaults proxy, Throwable fault, @Nullable Throwable cause) {
        String message = String.valueOf(fault.getMessage());
        Matcher refusal = REFUSED_TUNNEL.matcher(message);
        if (refusal.matches()) {
            return proxy.refused(Integer.parseInt(refusal.group(1)), cause);
        }
        if (message.equals(REFUSED_LOGIN)) {
            return proxy.refused(PROXY_AUTHENTICATION_REQUIRED, cause);
        }
        if (fault instanceof UnknownHostException) {
            return proxy.unreachable("its name is not known", cause);
        }
        if (fault instanceof SocketTimeoutException) {
            return proxy.unreachable("it did not answer within the connect timeout", cause);
        }
        if (fault instanceof NoRouteToHostException) {
            return proxy.unreachable("no route to host", cause);
        }
        return fault instanceof ConnectException
                ? proxy.unreachable("connection refused", cause)
                : proxy.noTunnel(cause);
    }

    private String notConnected(Throwable fault) {
        if (fault instanceof UnknownHostException) {
            return "The host " + host + " is not known.";
        }
        if (fault instanceof SocketTimeoutException) {
            return "The connection to " + host + " was not established within the connect timeout.";
        }
        if (fault instanceof SSLException) {
            return "The TLS handshake with " + host + " failed.";
        }
        if (fault instanceof NoRouteToHostException) {
            return "No route to host " + host + ".";
        }
        if (fault instanceof ConnectException) {
            return "Connection refused by " + host + ".";
        }
        return fault instanceof IOException
                ? "The connection to " + host + " failed before anything was sent."
                : "The HTTP client failed before anything was sent to " + host + ".";
    }

    /** TLS wraps faults of the socket below it at times. */
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
