package dev.example.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wanedit.spring.test.WithFakeDashScope;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.datasource.url=jdbc:h2:mem:orders")
@WithFakeDashScope
class OrdersTest {

    @TempDir
    static Path folder;

    @Autowired
    FakeDashScope fake;

    @Value("${local.server.port}")
    int port;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry properties) {
        properties.add("shop.clips", folder::toString);
        properties.add("shop.videos", folder::toString);
    }

    @BeforeEach
    void putClip() throws Exception {
        Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
    }

    @Test
    void order_whenTheTaskSucceeds_offersTheVideo() {
        order("17");

        await().untilAsserted(() -> assertThat(get("/orders/17", String.class)).contains("ARCHIVED"));
        assertThat(get("/orders/17/video", byte[].class)).isEqualTo(FakeDashScope.clip());
    }

    @Test
    void order_whenTheTaskFails_showsTheReason() {
        fake.nextTask(TaskScript.statuses("PENDING", "FAILED").failing("InternalError", "The model is busy."));

        order("18");

        await().untilAsserted(() -> assertThat(get("/orders/18", String.class)).contains("FAILED"));
        assertThat(get("/orders/18", String.class)).contains("InternalError", "The model is busy.");
    }

    private void order(String order) {
        RestClient.create("http://localhost:" + port)
                .post()
                .uri("/orders/" + order + "?clip=clip.mp4&prompt=snow")
                .retrieve()
                .toBodilessEntity();
    }

    private <T> T get(String path, Class<T> type) {
        return RestClient.create("http://localhost:" + port)
                .get()
                .uri(path)
                .retrieve()
                .body(type);
    }
}
