package dev.wanedit.cli.live;

import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.testkit.http.Connections;
import dev.wanedit.testkit.http.Exchange;
import dev.wanedit.testkit.http.Gate;
import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.Headers;
import dev.wanedit.testkit.http.HttpServer;
import dev.wanedit.testkit.http.Reply;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.service.Operation;
import dev.wanedit.wire.HttpAnswer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and the service, on the loopback: it sends each request on once, and records the answer. If there is
 * no answer, it closes the connection, so that the client treats a create as uncertain.
 */
final class RecordingGateway implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings");
    private static final int INFORMATIONAL = 200;

    private final URI service;
    private final Network network;
    private final Duration longest;
    private final Clock clock;
    private final RecordingFile recording;
    private final HttpClient client;
    private final HttpServer server;

    /**
     * Starts it.
     *
     * @param service the base URL of the service
     * @param network the way to it
     * @param longest of one exchange
     */
    RecordingGateway(
            URI service, Network network, Duration connect, Duration longest, Clock clock, RecordingFile recording) {
        this.service = service;
        this.network = network;
        this.longest = longest;
        this.clock = clock;
        this.recording = recording;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connect)
                .proxy(network.proxies().selector());
        if (network.sslContext() != null) {
            builder.sslContext(network.sslContext());
        }
        this.client = builder.build();
        this.server =
                new HttpServer("wanedit-gateway", 0, null, new Connections(), new Gate(), head -> new Forwarded(head));
    }

    /** Where a client finds the service. */
    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.port() + Operation.API_PATH);
    }

    /**
     * A body that can be read once: the JDK's client repeats even a POST if a system property says so. Then the repetition
     * fails without its body, and no second task is created.
     */
    static BodyPublisher once(byte[] body) {
        AtomicReference<@Nullable InputStream> unread = new AtomicReference<>(new ByteArrayInputStream(body));
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> unread.getAndSet(null)), body.length);
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Forwarded implements Exchange {

        private final Head head;

        Forwarded(Head head) {
            this.head = head;
        }

        @Override
        public @Nullable Reply early() {
            return null;
        }

        @Override
        public Reply reply(byte[] body) {
            Instant at = clock.instant();
            try {
                HttpResponse<byte[]> answer = sent(request(body));
                recording.add(
                        Operation.ofApi(head),
                        head.method(),
                        path(),
                        answer,
                        at,
                        Duration.between(at, clock.instant()));
                return answer.statusCode() < INFORMATIONAL ? wire -> wire.close() : response(answer);
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                return wire -> wire.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return wire -> wire.close();
            }
        }

        /** On JDK 17 the timeout of a request does not cover the body of its answer, so the whole exchange has this one. */
        private HttpResponse<byte[]> sent(HttpRequest request)
                throws InterruptedException, ExecutionException, TimeoutException {
            CompletableFuture<HttpResponse<byte[]>> exchange =
                    client.sendAsync(request, BoundedAnswer.of(HttpAnswer.MAX_BODY_BYTES));
            try {
                return exchange.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                exchange.cancel(true); // Aborts what still runs.
            }
        }

        @Override
        public void abandoned(byte[] partOfBody) {
            // The client went away before its request was complete: nothing is sent on.
        }

        /** Below the base URL. */
        private String path() {
            String below = head.path().substring(Operation.API_PATH.length());
            return head.query().isEmpty() ? below : below + "?" + head.query();
        }

        private HttpRequest request(byte[] body) {
            URI target = URI.create(service + path());
            HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(longest);
            for (Map.Entry<String, String> field : head.headers().entries()) {
                if (!OF_THE_CONNECTION.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                    request.header(field.getKey(), field.getValue());
                }
            }
            // The JDK's client sends it to the proxy only; this program's JVM allows that for tunnels too (see Main).
            HttpProxy proxy = network.proxies().proxyFor(target);
            String login = proxy == null ? null : proxy.authorization();
            if (login != null) {
                request.setHeader("Proxy-Authorization", login);
            }
            return request.method(head.method(), body.length == 0 ? BodyPublishers.noBody() : once(body))
                    .build();
        }

        private static Response response(HttpResponse<byte[]> answer) {
            Headers headers = Headers.none();
            for (Map.Entry<String, List<String>> field : answer.headers().map().entrySet()) {
                if (!OF_THE_CONNECTION.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                    for (String value : field.getValue()) {
                        headers = headers.with(field.getKey(), value);
                    }
                }
            }
            return new Response(answer.statusCode(), headers, answer.body());
        }
    }
}
