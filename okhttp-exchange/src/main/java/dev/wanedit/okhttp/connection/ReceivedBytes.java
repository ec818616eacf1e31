package dev.wanedit.okhttp.connection;

import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes that one exchange receives, at the socket. OkHttp limits a head, but reads the line before a chunk without
 * a limit, so a count above HTTP would be too late.
 *
 * <p>OkHttp reads and writes an HTTP/1.1 connection on the thread of the call. While an exchange is bound to that thread,
 * {@link GuardedSocket}s count for it. Not thread-safe.
 */
public final class ReceivedBytes {

    /** Between two parts of the body: OkHttp accepts a head of 256 KB, and an interim answer may have one too. */
    private static final long MOST_BESIDE_THE_BODY = 512 * 1024;

    /** The body of an answer that is read completely, in chunks of any size, with everything around it. */
    private static final long MOST_OF_A_WHOLE_ANSWER = 4L * HttpAnswer.MAX_BODY_BYTES;

    private static final ThreadLocal<ReceivedBytes> BOUND = new ThreadLocal<>();

    private final boolean whole;
    private long all;
    private long besideTheBody;
    private long sinceRequest;
    private boolean requestBegins;
    private boolean written;

    /** The timer's thread reads it too. */
    private volatile boolean handshakeBegun;

    /** @param whole true for an answer that is read completely, false for a result of any size */
    public ReceivedBytes(boolean whole) {
        this.whole = whole;
    }

    /** Of the exchange that this thread works for; null if there is none. */
    public static @Nullable ReceivedBytes bound() {
        return BOUND.get();
    }

    /** Counts what this thread receives during the work. */
    public <T> T during(Work<T> work) throws IOException {
        ReceivedBytes before = BOUND.get();
        BOUND.set(this);
        try {
            return work.done();
        } finally {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
        }
    }

    public void count(int bytes) throws EndlessAnswer {
        all += bytes;
        besideTheBody += bytes;
        sinceRequest += bytes;
        if (besideTheBody > MOST_BESIDE_THE_BODY || (whole && all > MOST_OF_A_WHOLE_ANSWER)) {
            throw new EndlessAnswer();
        }
    }

    /** Bytes of the body were read. */
    public void bodyCame() {
        besideTheBody = 0;
    }

    /** A TLS handshake has begun. */
    public void handshakeBegins() {
        handshakeBegun = true;
    }

    /** True if a TLS handshake has begun on a new connection: then a tunnel, if there is one, is open. */
    public boolean handshakeBegun() {
        return handshakeBegun;
    }

    /** The request will be written next. */
    public void requestBegins() {
        requestBegins = true;
        sinceRequest = 0;
    }

    /** True if the next bytes that are written are the first of the request; true once. */
    public boolean firstOfTheRequest() {
        boolean first = requestBegins;
        requestBegins = false;
        written |= first;
        return first;
    }

    /** True if an answer that is there now was there before the request: nothing was received since then. */
    public boolean answeredBefore() {
        return written && sinceRequest == 0;
    }

    /** Work that is done for an exchange. */
    @FunctionalInterface
    public interface Work<T> {
        T done() throws IOException;
    }

    /** More bytes than an answer can have. */
    public static final class EndlessAnswer extends IOException {

        private static final long serialVersionUID = 1L;

        EndlessAnswer() {
            super("The answer exceeds the size limit.");
        }
    }
}
