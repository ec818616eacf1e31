package dev.wanedit.exchange;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyFaults;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskId;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The faults of an exchange with one host, in the same words for every HTTP library. The adapter decides which fault it
 * is, and whether the request may have been sent: the HTTP libraries report it in their own ways.
 *
 * <p>For wanedit's adapters only. Causes are passed in unchanged; the faults do not contain text that they quote.
 */
public final class ExchangeFaults {

    private final URI target;
    private final ErrorContext context;
    private final @Nullable ProxyFaults proxy;

    private ExchangeFaults(URI target, ErrorContext context, @Nullable HttpProxy proxy) {
        this.target = target;
        this.context = context;
        this.proxy = proxy == null ? null : new ProxyFaults(proxy, host(), context);
    }

    /**
     * The faults of an exchange that goes directly to the host.
     *
     * @param about the task that the exchange is about; null if none
     */
    public static ExchangeFaults at(URI target, @Nullable TaskId about) {
        return new ExchangeFaults(target, ErrorContext.NONE.withTask(about), null);
    }

    /** The same for an exchange through this proxy; null if it goes directly to the host. */
    public ExchangeFaults by(@Nullable HttpProxy proxy) {
        return proxy == null && this.proxy == null ? this : new ExchangeFaults(target, context, proxy);
    }

    /** The host of the request. */
    public URI target() {
        return target;
    }

    /** The task that the exchange is about; null if none. */
    public @Nullable TaskId about() {
        return context.taskId();
    }

    /** The faults of the proxy; null without one. */
    public @Nullable ProxyFaults proxy() {
        return proxy;
    }

    /** No connection could be opened, for this reason: to the proxy if there is one, otherwise to the host. */
    public TransportException notConnected(ConnectProblem problem, @Nullable Throwable cause) {
        return proxy == null
                ? notSent(problem.kind(), problem.ofHost(host()), cause)
                : proxy.unreachable(problem.kind(), problem.ofProxy(), CauseWithoutMessage.of(cause));
    }

    /** No connection could be opened, for another reason. */
    public TransportException notConnected(@Nullable Throwable cause) {
        return notSent("The connection to " + host() + " failed before anything was sent.", cause);
    }

    /** The HTTP library failed before it had sent anything. */
    public TransportException clientFailedUnsent(Throwable cause) {
        return notSent("The HTTP client failed before anything was sent to " + host() + ".", cause);
    }

    /** The host's certificate was refused; empty if the fault is another. */
    public Optional<TransportException> certificate(Throwable fault) {
        return CertificateFault.of(fault, host(), context);
    }

    /** The host refused the TLS handshake. */
    public TransportException handshakeFailed(@Nullable Throwable cause) {
        return notSent("The TLS handshake with " + host() + " failed.", cause);
    }

    /** The host does not speak TLS. */
    public TransportException noTls(@Nullable Throwable cause) {
        return notSent("The server at " + host() + " does not speak TLS.", cause);
    }

    /** The connection broke when the request may already have been sent. */
    public TransportException broken(@Nullable Throwable cause) {
        return lost("The connection to " + host() + " broke before the answer was whole.", true, cause);
    }

    /** The HTTP library failed when it may already have sent the request. */
    public TransportException clientFailed(Throwable cause) {
        return lost(
                "The HTTP client failed during the exchange with " + host() + ", by "
                        + cause.getClass().getName() + ".",
                true,
                cause);
    }

    /** The data on the connection cannot be an answer to this request. */
    public TransportException unaskedData(boolean maybeSent) {
        return lost(
                "The connection to " + host() + " received data before the request was sent, so it was closed.",
                maybeSent,
                null);
    }

    /**
     * A timeout was exceeded; if the proxy opened no tunnel, the message names the proxy.
     *
     * @param timeout the one that was exceeded
     */
    public TransportException timeout(ExchangeTimeout timeout, boolean maybeSent) {
        if (!maybeSent && proxy != null) {
            return proxy.stalled(timeout.kind(), timeout.limit());
        }
        String limit = ReadableUnits.duration(timeout.limit());
        String problem = timeout.kind() == Kind.TRANSFER_IDLE_TIMEOUT
                ? "The transfer with " + host() + " moved no byte for the transfer idle timeout of " + limit + "."
                : "The exchange with " + host() + " did not end within the call timeout of " + limit + ".";
        return new TransportException(timeout.kind(), delivery(maybeSent), problem, context, null);
    }

    /** The transport was closed. */
    public TransportException closed(boolean maybeSent) {
        String problem = maybeSent
                ? "The transport was closed during the exchange with " + host() + "."
                : "The transport is closed; nothing was sent to " + host() + ".";
        return new TransportException(Kind.CLOSED, delivery(maybeSent), problem, context, null);
    }

    /** The answer is not HTTP. */
    public MalformedResponseException noHttp(@Nullable Throwable cause) {
        return new MalformedResponseException(
                "What " + host() + " answered is not HTTP.", context, CauseWithoutMessage.of(cause));
    }

    /** The answer is larger than an answer may be. */
    public MalformedResponseException endless() {
        return new MalformedResponseException("The answer of " + host() + " exceeds the size limit.", context, null);
    }

    /**
     * The answer is complete but cannot be read.
     *
     * @param status that of the answer; null if it is not known
     */
    public MalformedResponseException unreadable(@Nullable Integer status, Throwable cause) {
        ErrorContext known = new ErrorContext(null, context.taskId(), null, status, null);
        return new MalformedResponseException(
                "What " + host() + " answered cannot be read.", known, CauseWithoutMessage.of(cause));
    }

    private String host() {
        return target.getPort() < 0 ? target.getHost() : target.getHost() + ":" + target.getPort();
    }

    private TransportException notSent(String problem, @Nullable Throwable cause) {
        return notSent(Kind.CONNECT_FAILED, problem, cause);
    }

    private TransportException notSent(Kind kind, String problem, @Nullable Throwable cause) {
        return new TransportException(kind, Delivery.NOT_SENT, problem, context, CauseWithoutMessage.of(cause));
    }

    private TransportException lost(String problem, boolean maybeSent, @Nullable Throwable cause) {
        return new TransportException(
                Kind.CONNECTION_LOST, delivery(maybeSent), problem, context, CauseWithoutMessage.of(cause));
    }

    private static Delivery delivery(boolean maybeSent) {
        return maybeSent ? Delivery.MAYBE_SENT : Delivery.NOT_SENT;
    }
}
