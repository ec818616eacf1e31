package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Connections;
import dev.wanedit.testkit.http.Gate;
import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.HttpServer;
import dev.wanedit.testkit.http.LocalhostTls;
import dev.wanedit.testkit.service.Addresses;
import dev.wanedit.testkit.service.Operation;
import dev.wanedit.testkit.service.Settings;
import dev.wanedit.testkit.service.SimulatedService;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The three hosts of the fake, each on its own port: the API, the media host, and the one that takes uploads. */
final class Hosts implements AutoCloseable {

    private static final String THREAD_NAME = "fake-dashscope";

    private final Connections connections = new Connections();
    private final Gate gate = new Gate();
    private final FaultPlan plan = new FaultPlan();
    private final RequestLog log;
    private final boolean tls;
    private final Duration latency;
    private final HttpServer media;
    private final HttpServer uploads;
    private final HttpServer api;
    private final SimulatedService service;

    Hosts(
            InstantSource clock,
            Settings settings,
            Duration standstill,
            int port,
            boolean tls,
            int remembered,
            Duration latency) {
        this.tls = tls;
        this.latency = latency;
        log = new RequestLog(remembered);
        media = start(0, head -> Operation.RESULT);
        uploads = start(0, head -> Operation.UPLOAD);
        Addresses addresses = new Addresses(uri("localhost", media, "/"), uri("localhost", uploads, "/"));
        service = new SimulatedService(clock, settings, standstill, addresses);
        api = startOrCloseAll(port);
    }

    private HttpServer startOrCloseAll(int port) {
        try {
            return start(port, Operation::ofApi);
        } catch (RuntimeException portTaken) {
            media.close();
            uploads.close();
            throw portTaken;
        }
    }

    private HttpServer start(int port, Routing routing) {
        @Nullable SSLContext context = tls ? LocalhostTls.serverContext() : null;
        return new HttpServer(
                THREAD_NAME,
                port,
                context,
                connections,
                gate,
                head -> new FakeExchange(routing.operation(head), head, service(), log, plan, latency));
    }

    private URI uri(String host, HttpServer server, String path) {
        return URI.create((tls ? "https" : "http") + "://" + host + ":" + server.port() + path);
    }

    URI baseUrl() {
        return uri("127.0.0.1", api, Operation.API_PATH);
    }

    boolean tls() {
        return tls;
    }

    SimulatedService service() {
        return service;
    }

    RequestLog log() {
        return log;
    }

    FaultPlan plan() {
        return plan;
    }

    Gate gate() {
        return gate;
    }

    Connections connections() {
        return connections;
    }

    /** The hosts that receive a kind's requests. */
    List<HttpServer> of(RequestKind kind) {
        return switch (kind) {
            case RESULT -> List.of(media);
            case UPLOAD -> List.of(uploads);
            case ANY -> List.of(api, uploads, media);
            default -> List.of(api);
        };
    }

    @Override
    public void close() {
        Stream.of(api, uploads, media).forEach(HttpServer::close);
    }

    private interface Routing {

        Operation operation(Head head);
    }
}
