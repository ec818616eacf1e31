package dev.wanedit.okhttp;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.okhttp.connection.ReceivedBytes;
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
     * @param client has the interceptors of {@link RunningCalls}
     * @param whole true if the answer is read completely before the subscriber receives it
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
     * The client for the calls of exchanges, the same for all exchanges of a kind. A request that has this exchange as its
     * tag belongs to this exchange, also if another library makes the call: it is sent once, its answer is limited and
     * read completely, and its errors become our exceptions. A request without a tag is not sent.
     */
    public OkHttpClient client() {
        return client;
    }

    /** Adds the tag of this exchange and the headers of every request. */
    public Request.Builder withHeaders(Request.Builder request) {
        return ExchangeInterceptor.withHeaders(request, userAgent).tag(Exchange.class, this);
    }

    /** A call of this exchange, made with {@link #client()}. */
    @Override
    public Call newCall(Request request) {
        boolean tagged = request.tag(Exchange.class) == this;
        return client.newCall(
                tagged ? request : withHeaders(request.newBuilder()).build());
    }

    /** Makes the one call on subscription, and emits the complete answer, with any status. */
    public Single<HttpAnswer> send(Request request) {
        return RxCalls.enqueue(newCall(request), (call, response) -> answer());
    }

    /**
     * The complete answer, unpacked, with any status.
     *
     * @throws IllegalStateException if there is no answer yet
     */
    public HttpAnswer answer() {
        HttpAnswer come = answer;
        if (come == null) {
            throw new IllegalStateException("There is no answer yet.");
        }
        return come;
    }

    void answered(HttpAnswer answered) {
        answer = answered;
    }

    /** True if the answer is read completely before the subscriber receives it. */
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

    WanEditException timedOut(ExchangeTimeout timeout, boolean maybeSent) {
        return heard().timeout(timeout, maybeSent);
    }

    /** Bytes of a file were transferred: the idle time begins again. */
    public void moved() {
        end.moved();
    }

    /** The request will be written next: from now on it may have reached the service. */
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
        end.fail(maybeSent -> OkHttpFaults.translated(heard(), fault, maybeSent));
    }

    /** The answer cannot be read. */
    void failUnreadable(Throwable fault) {
        HttpAnswer come = answer;
        end.fail(faults.unreadable(come == null ? null : come.status(), fault));
    }

    /** The transport was closed. */
    void failClosed() {
        end.fail(faults::closed);
    }

    /** After a tunnel is open, errors are those of the host, as if there were no proxy. */
    private ExchangeFaults heard() {
        return received.handshakeBegun() ? faults.by(null) : faults;
    }
}
