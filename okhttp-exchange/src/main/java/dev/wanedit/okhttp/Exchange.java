package dev.wanedit.okhttp;

import dev.wanedit.exchange.ExchangeEnd;
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
    private final ExchangeFaults faults;
    private final ExchangeEnd<?> end;
    private final ReceivedBytes received;
    private volatile @Nullable HttpAnswer answer;

    /** @param whole whether the answer is read before the subscriber receives it */
    Exchange(OkHttpClient shared, String userAgent, boolean whole, ExchangeFaults faults, ExchangeEnd<?> end) {
        this.faults = faults;
        this.end = end;
        this.received = new ReceivedBytes(whole);
        OkHttpClient.Builder view = shared.newBuilder();
        // The outermost and the innermost: what the application's own interceptors do lies between.
        view.interceptors().add(0, new Envelope(this, userAgent, whole));
        view.networkInterceptors().add(new SendingInterceptor(this));
        this.client = view.build();
    }

    /**
     * A view of the client that belongs to this exchange alone and shares all else, so that whatever library makes the
     * call, it is this exchange's call: sent once, its answer bounded and read whole, its faults told in our tree.
     */
    public OkHttpClient client() {
        return client;
    }

    /** A call with {@link #client()}. */
    @Override
    public Call newCall(Request request) {
        return client.newCall(request);
    }

    /** Makes the one call when it is subscribed to, and gives the whole answer, whatever its status. */
    public Single<HttpAnswer> send(Request request) {
        return Calls.enqueue(newCall(request), (call, response) -> answer());
    }

    /**
     * The whole answer, unpacked, whatever its status.
     *
     * @throws IllegalStateException if none has come yet
     */
    public HttpAnswer answer() {
        HttpAnswer whole = answer;
        if (whole == null) {
            throw new IllegalStateException("No answer has come yet.");
        }
        return whole;
    }

    void answered(HttpAnswer whole) {
        answer = whole;
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
        HttpAnswer whole = answer;
        end.fail(faults.unreadable(whole == null ? null : whole.status(), fault));
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
