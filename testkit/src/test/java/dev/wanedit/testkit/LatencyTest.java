package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyTest {

    @Test
    void answer_withALongLatency_doesNotComeWithinTheClientsTime() {
        try (FakeDashScope fake =
                FakeDashScope.builder().testClock().latency(Duration.ofHours(1)).start()) {
            HttpRequest request = query(fake, Duration.ofMillis(200));

            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(fake.count(RequestKind.QUERY)).isEqualTo(1);
        }
    }

    @Test
    void answer_withAShortLatency_comes() throws Exception {
        try (FakeDashScope fake = FakeDashScope.builder()
                .testClock()
                .latency(Duration.ofMillis(1))
                .start()) {
            HttpRequest request = query(fake, Duration.ofSeconds(20));

            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpRequest query(FakeDashScope fake, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/tasks/none"))
                .header("Authorization", "Bearer " + fake.apiKey())
                .timeout(timeout)
                .build();
    }
}
