package dev.wanedit.okhttp;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.Amounts;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.UnquotedCause;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes our errors from those of OkHttp. Whether the request can have reached the service is not guessed from them:
 * {@link SendOnce} knows. The kind of an error only chooses the words.
 */
final class Faults {

    /** The protocol errors by which OkHttp tells of an answer that ended early. */
    private static final String CUT = "unexpected end of stream";

    private static final int DEEPEST = 8;

    private final String host;
    private final ErrorContext context;

    private Faults(String host, ErrorContext context) {
        this.host = host;
        this.context = context;
    }

    static Faults at(URI uri, @Nullable TaskId about) {
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        return new Faults(host, ErrorContext.NONE.withTask(about));
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
            return new TransportException(Kind.CONNECT_FAILED, Delivery.NOT_SENT, notConnected(fault), context, cause);
        }
        if (found(ReceivedBytes.EndlessAnswer.class, fault) != null) {
            return new MalformedResponseException("What " + host + " answered has no end.", context, null);
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
        String problem = "The exchange with " + host + " did not end, or stood still, for the call timeout of "
                + Amounts.duration(limit) + ".";
        Delivery delivery = maybeSent ? Delivery.MAYBE_SENT : Delivery.NOT_SENT;
        return new TransportException(Kind.CALL_TIMEOUT, delivery, problem, context, null);
    }

    private TransportException unasked(boolean maybeSent) {
        String problem = "The connection to " + host + " had bytes that nobody asked for, and was closed"
                + (maybeSent ? "." : " before anything was sent.");
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

    private String notConnected(Throwable fault) {
        if (fault instanceof UnknownHostException) {
            return "The host " + host + " is not known.";
        }
        if (fault instanceof SocketTimeoutException) {
            return "The connection to " + host + " did not stand within the connect timeout.";
        }
        if (fault instanceof SSLException) {
            return "The TLS handshake with " + host + " failed.";
        }
        return fault instanceof IOException
                ? "The connection to " + host + " was refused or found no way."
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
