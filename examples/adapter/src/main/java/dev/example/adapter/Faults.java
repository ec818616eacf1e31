package dev.example.adapter;

import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ConnectProblem;
import dev.wanedit.exchange.ExchangeFaults;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Translates what the client throws. Whether the request may have been sent is known, and is not decided here. */
final class Faults {

    private static final int DEEPEST = 8;

    private Faults() {}

    static WanEditException translated(ExchangeFaults faults, Throwable fault, boolean maybeSent) {
        if (!maybeSent) {
            return notSent(faults, fault);
        }
        if (found(MessageConstraintException.class, fault) != null) {
            return faults.endless();
        }
        if (found(HttpException.class, fault) != null && found(NoHttpResponseException.class, fault) == null) {
            return faults.noHttp(fault);
        }
        return fault instanceof IOException ? faults.broken(fault) : faults.clientFailed(fault);
    }

    private static TransportException notSent(ExchangeFaults faults, Throwable fault) {
        Optional<TransportException> certificate = faults.certificate(fault);
        if (certificate.isPresent()) {
            return certificate.get();
        }
        ApacheClient.RefusedTunnel refused = found(ApacheClient.RefusedTunnel.class, fault);
        if (refused != null && faults.proxy() != null) {
            return faults.proxy().refused(refused.status(), null);
        }
        if (!(fault instanceof IOException)) {
            return faults.clientFailedUnsent(fault);
        }
        ConnectProblem problem = problem(fault);
        if (problem != null) {
            return faults.notConnected(problem, fault);
        }
        if (fault instanceof SSLException) {
            return faults.handshakeFailed(fault);
        }
        return faults.proxy() == null
                ? faults.notConnected(fault)
                : faults.proxy().noTunnel(null);
    }

    /** Null if the fault is none of these. */
    private static ConnectProblem problem(Throwable fault) {
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

    private static <T extends Throwable> T found(Class<T> type, Throwable fault) {
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
