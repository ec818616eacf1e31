package dev.wanedit.testkit;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.settings.Budgets;
import dev.wanedit.settings.Polling;
import dev.wanedit.testkit.service.Quotas;
import java.time.Duration;

/** Settings with which a client waits for nothing that a test does not want. */
final class TestClients {

    private static final Polling EAGER = new Polling(Duration.ZERO, Duration.ofMillis(20));
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_REQUESTS = 1000;

    private TestClients() {}

    static VideoEditClientBuilder of(FakeDashScope fake, boolean tls, Quotas quotas) {
        int reads = Math.min(quotas.readsPerSecond(), MOST_REQUESTS);
        VideoEditClientBuilder builder = VideoEditClient.builder()
                .baseUrl(fake.baseUrl())
                .apiKey(fake.apiKey())
                .proxy(ProxyRules.DIRECT)
                .polling(EAGER)
                .budgets(new Budgets(Math.min(quotas.submitsPerSecond(), MOST_REQUESTS), reads, reads, reads))
                .awaitDeadline(LONGEST_WAIT);
        return tls ? builder.sslContext(fake.clientSslContext()) : builder;
    }
}
