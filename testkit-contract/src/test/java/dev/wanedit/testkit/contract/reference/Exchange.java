package dev.wanedit.testkit.contract.reference;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.CertificateFault;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyFaults;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.ErrorClassifier;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.SingleEmitter;
import io.reactivex.rxjava3.disposables.SerialDisposable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One exchange: waits for a thread, runs once, and ends by an answer, an error, the timeout, the close or the disposal. */
final class Exchange<R> implements Runnable {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Outgoing<R> request;
    private final SingleEmitter<R> out;
    private final Lines lines;
    private final TransportConfig config;
    private final Scheduler timer;
    private final Duration limit;
    private final SerialDisposable timeout = new SerialDisposable();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean started;
    private volatile @Nullable Socket socket;
    private volatile boolean connected;

    Exchange(Outgoing<R> request, SingleEmitter<R> out, Lines lines, TransportConfig config) {
        this.request = request;
        this.out = out;
        this.lines = lines;
        this.config = config;
        this.timer = config.timer();
        Duration asked = isTransfer() ? config.transferIdleTimeout() : config.callTimeout();
        this.limit = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /** A create waits for half the call timeout at most: its intent is recorded. */
    void enter() {
        if (request.headers().containsKey("X-DashScope-Async")) {
            timeout.set(timer.scheduleDirect(
                    () -> fail(fault(timeoutKind(), Delivery.NOT_SENT, "No thread was free in time.", null)),
                    limit.toMillis() / 2,
                    TimeUnit.MILLISECONDS));
        }
    }

    @Override
    public void run() {
        started = true;
        startTimeout();
        try {
            if (!over.get()) {
                succeed(exchange(request.uri()));
            }
        } catch (WanEditException ours) {
            fail(ours);
        } catch (Line.NoHttp nothing) {
            fail(new MalformedResponseException("The answer is not HTTP.", context(), null));
        } catch (Proxied.Refused refused) {
            fail(
                    lines.habits().blamesTheService()
                            ? ErrorClassifier.classify(refused.status, null, null, request.task())
                            : ofTheProxy().refused(refused.status, null));
        } catch (IOException | RuntimeException fault) {
            fail(
                    connected
                            ? fault(Kind.CONNECTION_LOST, Delivery.MAYBE_SENT, "The connection broke.", fault)
                            : notConnected(fault));
        }
    }

    private TransportException notConnected(Exception fault) {
        return CertificateFault.of(fault, request.uri().getHost(), context())
                .orElseGet(() -> fault instanceof RuntimeException || proxy() == null
                        ? fault(
                                fault instanceof SocketTimeoutException ? Kind.CONNECT_TIMEOUT : Kind.CONNECT_FAILED,
                                Delivery.NOT_SENT,
                                "No connection could be opened.",
                                fault)
                        : ofTheProxy().noTunnel(null));
    }

    private @Nullable HttpProxy proxy() {
        return lines.proxies().proxyFor(request.uri());
    }

    private ProxyFaults ofTheProxy() {
        return new ProxyFaults(Objects.requireNonNull(proxy()), request.uri().getHost(), context());
    }

    private R exchange(URI uri) throws IOException {
        Line line = lines.open(uri, this::opened);
        connected = true;
        send(uri, line.out());
        line.readHead();
        startTimeoutIfMoved();
        if (line.status() == 407 && proxy() != null && "http".equals(uri.getScheme())) {
            throw new Proxied.Refused(407);
        }
        String location = line.headers().get("location");
        if (lines.habits().followsRedirects() && line.status() / 100 == 3 && location != null) {
            return exchange(URI.create(location));
        }
        return request.answer().readFrom(line, this::startTimeout);
    }

    private void send(URI uri, OutputStream to) throws IOException {
        HttpProxy proxy = "http".equals(uri.getScheme()) ? lines.proxies().proxyFor(uri) : null;
        String path = (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String target = proxy == null ? path : "http://" + uri.getRawAuthority() + path;
        StringBuilder head = new StringBuilder(request.method() + " " + target + " HTTP/1.1\r\n");
        head.append("Host: ").append(uri.getRawAuthority()).append("\r\nConnection: close\r\n");
        head.append("User-Agent: wanedit/dev (reference)\r\n");
        if (proxy != null && proxy.authorization() != null) {
            head.append("Proxy-Authorization: ").append(proxy.authorization()).append("\r\n");
        }
        if (lines.habits().sendsHeadersEverywhere() && !request.headers().containsKey("Authorization")) {
            config.network()
                    .headers()
                    .forEach((name, value) ->
                            head.append(name).append(": ").append(value).append("\r\n"));
        }
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (!request.method().equals("GET")) {
            head.append("Content-Length: ").append(request.length()).append("\r\n");
        }
        to.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        request.body().writeTo(to, this::startTimeout);
    }

    /** The answer's head is a movement too, but only where movement counts: at media. */
    private void startTimeoutIfMoved() {
        if (isTransfer()) {
            startTimeout();
        }
    }

    private Kind timeoutKind() {
        return isTransfer() ? Kind.TRANSFER_IDLE_TIMEOUT : Kind.CALL_TIMEOUT;
    }

    private boolean isTransfer() {
        return !request.headers().containsKey("Authorization");
    }

    private void startTimeout() {
        if (!over.get()) {
            timeout.set(timer.scheduleDirect(
                    () -> fail(
                            connected || proxy() == null
                                    ? fault(timeoutKind(), Delivery.MAYBE_SENT, "The time is up.", null)
                                    : ofTheProxy().stalled(timeoutKind(), limit)),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS));
        }
    }

    private void opened(Socket opened) {
        socket = opened;
        if (over.get()) {
            hangUp();
        }
    }

    private void succeed(R value) {
        if (end()) {
            out.onSuccess(value);
        }
    }

    private void fail(WanEditException error) {
        if (end()) {
            out.tryOnError(error);
        }
    }

    void closed() {
        Delivery delivery = started ? Delivery.MAYBE_SENT : Delivery.NOT_SENT;
        fail(fault(Kind.CLOSED, delivery, "The transport was closed.", null));
    }

    void abandon() {
        end();
    }

    private boolean end() {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            timeout.dispose();
            hangUp();
        }
        return first;
    }

    private void hangUp() {
        Socket current = socket;
        if (current == null) {
            return;
        }
        if (lines.habits().leavesSocketsOpen()) {
            lines.leftOpen().add(current);
            return;
        }
        try {
            current.close();
        } catch (IOException alreadyClosed) {
            // closed is closed
        }
    }

    private ErrorContext context() {
        return ErrorContext.NONE.withTask(request.task());
    }

    private TransportException fault(Kind kind, Delivery delivery, String problem, @Nullable Throwable cause) {
        return new TransportException(kind, delivery, problem, context(), cause);
    }
}
