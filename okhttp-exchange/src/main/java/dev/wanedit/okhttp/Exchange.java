package dev.wanedit.okhttp;

import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One exchange over OkHttp: it sends one request at most, reads its answer within bounds, and ends once.
 *
 * <p>For wanedit's adapters only.
 */
public final class Exchange implements Call.Factory {

    private final OkHttpClient client;
    private final String userAgent;
    private final boolean whole;
    private final ExchangeFaults faults;
    private final ExchangeCompletion<?> end;
    private final ReceivedBytes received;
    private volatile @Nullable HttpAnswer answer;

    /**
     * @param client with the interceptors of {@link RunningCalls}
     * @param whole whether the answer is read before the subscriber receives it
     */
    Exchange(OkHttpClient client, String userAgent, boolean whole, ExchangeFaults faults, ExchangeCompletion<?> end) {
        this.client = client;
        this.userAgent = userAgent;
        this.whole = whole;
        this.faults = faults;
        this.end = end;
        this.received = new ReceivedBytes(whole);
    }

    /**
     * The client for calls of exchanges, the same for all exchanges of a kind. Whatever library makes a call with it, a
     * request with this exchange as its tag is this exchange's: sent once, its answer bounded and read whole, its faults
     * told in our tree. A request without a tag is not sent.
     */
    public OkHttpClient client() {
        return client;
    }

    /** Makes the request this exchange's, by its tag and the headers that each request has. */
    public Request.Builder dressed(Request.Builder request) {
        return ExchangeInterceptor.dressed(request, userAgent).tag(Exchange.class, this);
    }

    /** A call with {@link #client()}, of this exchange. */
    @Override
    public Call newCall(Request request) {
        boolean tagged = request.tag(Exchange.class) == this;
        return client.newCall(tagged ? request : dressed(request.newBuilder()).build());
    }

    /** Makes the one call when it is subscribed to, and gives the whole answer, whatever its status. */
    public Single<HttpAnswer> send(Request request) {
        return RxCalls.enqueue(newCall(request), (call, response) -> answer());
    }

    /**
     * The whole answer, unpacked, whatever its status.
     *
     * @throws IllegalStateException if none has come yet
     */
    public HttpAnswer answer() {
        HttpAnswer come = answer;
        if (come == null) {
            throw new IllegalStateException("No answer has come yet.");
        }
        return come;
    }

    void answered(HttpAnswer answered) {
        answer = answered;
    }

    /** Whether the answer is read before the subscriber receives it. */
    boolean whole() {
        return whole;
    }

    ExchangeFaults faults() {
        return faults;
    }

    /** What it has received so far; for the thread of its call. */
    ReceivedBytes received() {
        return received;
    }

    void startTimer() {
        end.startTimer((limit, maybeSent) -> heard().timeout(limit, maybeSent));
    }

    /** Bytes of a medium moved: the time in which none does starts again. */
    void moved() {
        end.moved();
    }

    /** The request is about to be written: from here on it may have reached the service. */
    void sending() throws IOException {
        if (!end.beginSending()) {
            throw new IOException(
                    end.isOver() ? "The exchange is over." : "The request was sent once and is not repeated.");
        }
    }

    boolean isOver() {
        return end.isOver();
    }

    void fail(Throwable fault) {
        end.fail(maybeSent -> OkHttpFaults.told(heard(), fault, maybeSent));
    }

    /** What came cannot be made sense of. */
    void failUnreadable(Throwable fault) {
        HttpAnswer come = answer;
        end.fail(faults.unreadable(come == null ? null : come.status(), fault));
    }

    /** The transport was closed. */
    void failClosed() {
        end.fail(faults::closed);
    }

    /** Behind an open tunnel, what goes wrong is the host's, as if there were no proxy. */
    private ExchangeFaults heard() {
        return received.handshakeBegun() ? faults.by(null) : faults;
    }
}
