package dev.wanedit.exchange;

import dev.wanedit.error.WanEditException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces an exception of another library as a cause. It has the class name, the stack trace and the causes of that
 * exception, but not its message. Parsers quote text that they cannot read ({@code Invalid status line: "…"}), and text
 * from outside may hold a signed URL or repeat the key.
 *
 * <p>For wanedit's adapters only.
 */
public final class CauseWithoutMessage extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 8;

    /** Messages of the JDK and OkHttp about a connection, word for word. */
    private static final Set<String> KNOWN = Set.of(
            "Broken pipe",
            "Canceled",
            "Connection reset",
            "Connection reset by peer",
            "EOF reached while reading",
            "HTTP/1.1 header parser received no bytes",
            "Socket closed",
            "Stream closed",
            "closed",
            "timeout");

    private CauseWithoutMessage(Throwable fault, @Nullable Throwable cause) {
        super(fault.getClass().getName() + ", whose message is left out: it may quote what came", cause, false, true);
        setStackTrace(fault.getStackTrace());
    }

    /**
     * The exception itself, if its message is known to quote no text from outside: faults of the network, of TLS and of
     * the JVM, and exceptions of wanedit. Otherwise an exception that replaces it.
     *
     * @param fault the exception; null if there is none
     */
    public static @Nullable Throwable of(@Nullable Throwable fault) {
        return saysNothing(fault, 0) ? fault : standingFor(fault, 0);
    }

    private static @Nullable Throwable standingFor(@Nullable Throwable fault, int depth) {
        if (fault == null || depth == DEEPEST || fault instanceof WanEditException) {
            return depth == DEEPEST ? null : fault;
        }
        return new CauseWithoutMessage(fault, standingFor(fault.getCause(), depth + 1));
    }

    private static boolean saysNothing(@Nullable Throwable fault, int depth) {
        if (fault == null || fault instanceof WanEditException) {
            return true;
        }
        return depth < DEEPEST
                && fault.getSuppressed().length == 0
                && quotesNothing(fault)
                && saysNothing(fault.getCause(), depth + 1);
    }

    private static boolean quotesNothing(Throwable fault) {
        String message = fault.getMessage();
        return message == null
                || KNOWN.contains(message)
                || fault instanceof LinkageError
                || fault instanceof VirtualMachineError
                || fault instanceof GeneralSecurityException
                || (fault instanceof IOException && isOfTheNetwork(fault));
    }

    private static boolean isOfTheNetwork(Throwable fault) {
        return fault instanceof ConnectException
                || fault instanceof NoRouteToHostException
                || fault instanceof SocketTimeoutException
                || fault instanceof UnknownHostException
                || fault.getClass() == SocketException.class
                || fault.getClass().getName().startsWith("java.net.http.")
                || fault.getClass().getName().startsWith("javax.net.ssl.");
    }
}
