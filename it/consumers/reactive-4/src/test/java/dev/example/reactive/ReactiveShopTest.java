package dev.example.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ReactiveShopTest {

    @TempDir
    Path folder;

    @Test
    void application_overWebFlux_hasClientHealthAndMetricsAndNoServletParts(FakeDashScope fake) throws Exception {
        try (ConfigurableApplicationContext shop = start(fake)) {
            String task = post(shop, "/edits?clip=https://example.com/clip.mp4&prompt=Make+it+snow")
                    .body();

            assertThat(task).isEqualTo(fake.tasks().get(0).id());
            assertThat(get(shop, "/edits/" + task).body()).isEqualTo("PENDING");
            assertThat(get(shop, "/actuator/health/wanedit").body()).contains("\"status\":\"UP\"");
            assertThat(get(shop, "/actuator/metrics/wanedit.requests").statusCode())
                    .isEqualTo(200);
            assertThat(post(shop, "/edits?clip=ftp://example.com/x&prompt=x").statusCode())
                    .isEqualTo(502);
            assertThat(post(shop, "/wanedit/events").statusCode())
                    .as("the endpoint for completion events")
                    .isEqualTo(404);
            assertThat(folder.resolve("jobs.db")).isNotEmptyFile();
        }
    }

    private ConfigurableApplicationContext start(FakeDashScope fake) {
        return new SpringApplicationBuilder(ReactiveShop.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--management.endpoints.web.exposure.include=health,metrics",
                        "--management.endpoint.health.show-details=always",
                        "--wanedit.events.secret=a-secret-of-20-letters",
                        "--wanedit.store.file=" + folder.resolve("jobs.db"),
                        "--wanedit.base-url=" + fake.baseUrl(),
                        "--wanedit.api-key=" + fake.apiKey());
    }

    private HttpResponse<String> get(ConfigurableApplicationContext shop, String path) throws Exception {
        return send(request(shop, path));
    }

    private HttpResponse<String> post(ConfigurableApplicationContext shop, String path) throws Exception {
        return send(request(shop, path)
                .header("X-Wanedit-Events-Secret", "a-secret-of-20-letters")
                .POST(BodyPublishers.noBody()));
    }

    /** Over a connection of its own: the server can stop reading one after an answer that came before it had read on. */
    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext shop, String path) {
        String port = shop.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}
