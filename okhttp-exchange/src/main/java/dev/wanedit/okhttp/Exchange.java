package dev.wanedit.okhttp;

import dev.wanedit.error.WanEditException;
import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One exchange: it sends one request at most, and ends once, by an answer, an error, the timeout, the close or the
 * disposal, whichever comes first; the others find it over and do nothing.
 *
 * <p>For wanedit's adapters only.
 */
public final class Exchange implements Call.Factory {

    private final OkHttpClient client;
    private final Faults faults;
    private final CallTimer timer;
    private final Consumer<WanEditException> onError;
    private final ReceivedBytes received;
    private final CompositeDisposable atEnd = new CompositeDisposable();
    private volatile @Nullable HttpAnswer answer;
    private boolean sending;
    private boolean over;

    /** @param whole whether the answer is read before anybody hears of it */
    Exchange(
            OkHttpClient shared,
            String userAgent,
            boolean whole,
            Faults faults,
            CallTimer timer,
            Consumer<WanEditException> onError) {
        this.faults = faults;
        this.timer = timer;
        this.onError = onError;
        this.received = new ReceivedBytes(whole);
        OkHttpClient.Builder view = shared.newBuilder();
        // The outermost and the innermost: what the application's own interceptors do lies between.
        view.interceptors().add(0, new Envelope(this, userAgent, whole));
        view.networkInterceptors().add(new SendOnce(this));
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

    Faults faults() {
        return faults;
    }

    /** What it has received so far; for the thread of its call. */
    ReceivedBytes received() {
        return received;
    }

    void startTimer() {
        timer.start(() -> end(sent -> heard().timeout(timer.limit(), sent)));
    }

    /** Bytes of a medium moved: the time in which none does starts anew. */
    void moved() {
        timer.restart();
    }

    /** The request is about to be written: from here on it may have reached the service. */
    synchronized void sending() throws IOException {
        if (over || sending) {
            throw new IOException(over ? "The exchange is over." : "The request was sent once and is not repeated.");
        }
        sending = true;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Done at the end; at once if it is over already. */
    void atEnd(Runnable action) {
        atEnd.add(Disposable.fromRunnable(action));
    }

    void succeed(Runnable signal) {
        if (end()) {
            try {
                signal.run();
            } finally {
                atEnd.dispose();
            }
        }
    }

    void fail(Throwable fault) {
        end(sent -> heard().of(fault, sent));
    }

    /** What came cannot be made sense of. */
    void failUnreadable(Throwable fault) {
        HttpAnswer whole = answer;
        end(sent -> faults.unreadable(whole == null ? null : whole.status(), fault));
    }

    /** The transport was closed. */
    void failClosed() {
        end(faults::closed);
    }

    /** The subscriber has gone. */
    void abandon() {
        if (end()) {
            atEnd.dispose();
        }
    }

    /** Behind an open tunnel, what goes wrong is the host's, as if there were no proxy. */
    private Faults heard() {
        return received.handshakeBegun() ? faults.behindTheTunnel() : faults;
    }

    private void end(ErrorOf error) {
        if (end()) {
            try {
                atEnd.dispose();
            } finally {
                onError.accept(error.told(wasSending()));
            }
        }
    }

    private boolean end() {
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
        }
        timer.stop();
        return true;
    }

    private synchronized boolean wasSending() {
        return sending;
    }

    /** The error, which depends on whether the request may have been sent. */
    @FunctionalInterface
    private interface ErrorOf {
        WanEditException told(boolean maybeSent);
    }
}
