package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.spring.health.HealthFinding;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ServiceHealthTest {

    private final AtomicLong nanoTime = new AtomicLong();

    @Test
    void check_whenTheKeyIsRight_isUpByOneFreeRequest(FakeDashScope fake) {
        try (VideoEditClient client = client(fake, fake.apiKey())) {
            assertThat(health(client).check()).isEqualTo(new HealthFinding(true, java.util.Map.of()));
        }
        assertThat(fake.count(RequestKind.LIST)).isEqualTo(1);
        assertThat(fake.requests(RequestKind.LIST).get(0).parameters()).containsEntry("page_size", "1");
        assertThat(fake.count(RequestKind.ANY)).isEqualTo(1);
    }

    @Test
    void check_whenTheKeyIsWrong_isDownWithAReasonAndWithoutTheKey(FakeDashScope fake) {
        try (VideoEditClient client = client(fake, "sk-S3CRET0123456789")) {
            HealthFinding found = health(client).check();

            assertThat(found.up()).isFalse();
            assertThat(found.details()).containsEntry("httpStatus", 401).containsKeys("error", "remedy");
            assertThat(found.toString()).doesNotContain("S3CRET");
        }
    }

    @Test
    void check_whenAskedAgain_sendsTheNextRequestAfterTheTime(FakeDashScope fake) {
        String key = fake.apiKey();
        try (VideoEditClient client = client(fake, key)) {
            ServiceHealth health = health(client);
            health.check();
            nanoTime.addAndGet(Duration.ofSeconds(59).toNanos());
            health.check();
            assertThat(fake.count(RequestKind.LIST)).isEqualTo(1);

            fake.acceptApiKeys("sk-another");
            nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(health.check().up()).isFalse();
            assertThat(fake.count(RequestKind.LIST)).isEqualTo(2);

            fake.acceptApiKeys(key, "sk-another");
            nanoTime.addAndGet(Duration.ofSeconds(4).toNanos());
            assertThat(health.check().up()).isFalse();
            nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(health.check().up())
                    .as("an outage that is over is not reported any longer")
                    .isTrue();
        }
    }

    @Test
    void check_whenTheServiceDoesNotAnswer_isDownAfterTheTimeout(FakeDashScope fake) {
        fake.inject(RequestKind.LIST, Fault.stallBeforeHeaders());
        try (VideoEditClient client = client(fake, fake.apiKey())) {
            ServiceHealth health = new ServiceHealth(
                    client, new WaneditProperties.Health(Duration.ofMinutes(1), Duration.ofMillis(100)), nanoTime::get);

            HealthFinding found = health.check();

            assertThat(found.up()).isFalse();
            assertThat(found.details().toString()).contains("100 ms");
        }
    }

    private ServiceHealth health(VideoEditClient client) {
        return new ServiceHealth(
                client, new WaneditProperties.Health(Duration.ofSeconds(60), Duration.ofMinutes(1)), nanoTime::get);
    }

    private static VideoEditClient client(FakeDashScope fake, String key) {
        return VideoEditClient.builder().baseUrl(fake.baseUrl()).apiKey(key).build();
    }
}
