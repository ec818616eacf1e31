package dev.wanedit.outside;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The service over the JDK's HTTP server, on a free port of this machine. */
public final class OtherService implements AutoCloseable {

    private static final String CREATE = "/api/v1/services/aigc/video-generation/video-synthesis";
    private static final String TASKS = "/api/v1/tasks/";
    private static final String RESULTS = "/results/";

    private final long began = System.nanoTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Account account;
    private final byte[] clip;

    private OtherService(HttpServer server, Duration shortest, Duration longest, byte[] clip) {
        this.server = server;
        this.account = new Account(() -> System.nanoTime() - began, shortest, longest);
        this.clip = clip;
    }

    /**
     * Starts it.
     *
     * @param shortest the shortest time for which a task runs
     * @param longest the longest time for which a task runs
     * @param clip the result of every task
     */
    public static OtherService start(Duration shortest, Duration longest, byte[] clip) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OtherService service = new OtherService(server, shortest, longest, clip);
        server.createContext("/", service::serve);
        server.setExecutor(service.threads);
        server.start();
        return service;
    }

    public URI baseUrl() {
        return URI.create(root() + "/api/v1");
    }

    public Figures figures() {
        return account.figures();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            ServiceAnswer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI(), body);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private ServiceAnswer answer(String method, URI asked, byte[] body) throws IOException {
        String path = asked.getPath();
        if (method.equals("POST") && path.equals(CREATE)) {
            return account.create(prompt(body))
                    .map(task -> ServiceAnswer.created(task.id))
                    .orElse(ServiceAnswer.THROTTLED);
        }
        if (method.equals("POST") && path.endsWith("/cancel")) {
            return ServiceAnswer.refused(400, "UnsupportedOperation", "Failed to cancel the task.");
        }
        if (path.startsWith(RESULTS)) {
            return new ServiceAnswer(200, "video/mp4", clip);
        }
        if (path.equals(TASKS) || path.equals(TASKS.substring(0, TASKS.length() - 1))) {
            return account.list(ListQuery.of(asked.getRawQuery()))
                    .map(ServiceAnswer::listed)
                    .orElse(ServiceAnswer.THROTTLED);
        }
        String task = path.substring(path.lastIndexOf('/') + 1);
        return account.query(task)
                .map(status -> ServiceAnswer.queried(task, status, root() + RESULTS + task + ".mp4"))
                .orElse(ServiceAnswer.THROTTLED);
    }

    private static String prompt(byte[] body) throws IOException {
        Object input = JSON.std.mapFrom(body).get("input");
        return input instanceof Map<?, ?> members ? String.valueOf(members.get("prompt")) : "";
    }

    private String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
