package dev.wanedit.okhttp;

import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes that one exchange receives, as they come from the socket. OkHttp bounds a head, but reads the line before
 * a chunk to its end, however far away that is; so a count above HTTP comes too late.
 *
 * <p>The threads of OkHttp read and write a connection of HTTP/1.1 on the thread of the call. While an exchange is bound to
 * that thread, {@link GuardedSocket}s count for it. Not safe for several threads at once.
 */
final class ReceivedBytes {

    /** Between two parts of the body: OkHttp takes a head of 256 KB, and an interim answer may have one as well. */
    private static final long MOST_BESIDE_THE_BODY = 512 * 1024;

    /** The body of an answer that is read whole, in chunks of any size, with all that is around it. */
    private static final long MOST_OF_A_WHOLE_ANSWER = 4L * HttpAnswer.MAX_BODY_BYTES;

    private static final ThreadLocal<ReceivedBytes> BOUND = new ThreadLocal<>();

    private final boolean whole;
    private long all;
    private long besideTheBody;
    private long sinceRequest;
    private boolean requestBegins;
    private boolean written;

    /** Asked by the thread of the timer as well. */
    private volatile boolean handshakeBegun;

    /** @param whole whether the answer is one that is read whole, and not a result of any size */
    ReceivedBytes(boolean whole) {
        this.whole = whole;
    }

    /** Of the exchange that this thread works for; null if it works for none. */
    static @Nullable ReceivedBytes bound() {
        return BOUND.get();
    }

    /** Counts what this thread receives while the work is done. */
    <T> T during(Work<T> work) throws IOException {
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

    void count(int bytes) throws EndlessAnswer {
        all += bytes;
        besideTheBody += bytes;
        sinceRequest += bytes;
        if (besideTheBody > MOST_BESIDE_THE_BODY || (whole && all > MOST_OF_A_WHOLE_ANSWER)) {
            throw new EndlessAnswer();
        }
    }

    /** Bytes of the body came through. */
    void bodyCame() {
        besideTheBody = 0;
    }

    /** A TLS handshake has begun. */
    void handshakeBegins() {
        handshakeBegun = true;
    }

    /** Whether a TLS handshake has begun on a connection of its own: then no proxy lies between any more. */
    boolean handshakeBegun() {
        return handshakeBegun;
    }

    /** The request is about to be written. */
    void requestBegins() {
        requestBegins = true;
        sinceRequest = 0;
    }

    /** Whether the next bytes that are written are the first of the request; true once. */
    boolean firstOfTheRequest() {
        boolean first = requestBegins;
        requestBegins = false;
        written |= first;
        return first;
    }

    /** Whether an answer that is there now was there before the request: nothing was received since. */
    boolean answeredBefore() {
        return written && sinceRequest == 0;
    }

    /** What is done for an exchange. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }

    /** More came than an answer can have. */
    static final class EndlessAnswer extends IOException {

        private static final long serialVersionUID = 1L;

        EndlessAnswer() {
            super("The answer exceeds the size limit.");
        }
    }
}
