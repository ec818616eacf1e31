package dev.example.node;

import dev.wanedit.testkit.FakeDashScope;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A node in this process, with a listener that a test waits for. Closing it stops the node as SIGTERM does. */
final class RunningNode implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningNode(FakeDashScope fake, Path folder, String apiKey) {
        context = new SpringApplicationBuilder(OrderNode.class, Notice.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("shop"),
                        "--wanedit.fleet.folder=" + folder.resolve("results"),
                        "--wanedit.fleet.poll-interval=100ms",
                        "--wanedit.polling.first=50ms",
                        "--wanedit.polling.every=100ms",
                        "--wanedit.base-url=" + fake.baseUrl(),
                        "--wanedit.api-key=" + apiKey);
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> order(String order) throws Exception {
        HttpRequest post = request("/orders/" + order)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("clip=https://example.com/clip.mp4&prompt=Make+it+snow"))
                .build();
        return http.send(post, BodyHandlers.ofString());
    }

    /** The next change that the fleet reports; null if none comes. */
    String change() throws Exception {
        return context.getBean(Notice.class).changes.poll(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpRequest.Builder request(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /** A second listener: each of them is called. */
    static class Notice {

        private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();

        @Bean
        dev.wanedit.fleet.job.FleetListener notice() {
            return change -> changes.add(change.key() + " " + change.phase());
        }
    }
}
