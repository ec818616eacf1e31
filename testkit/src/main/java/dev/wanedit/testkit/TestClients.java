package dev.wanedit.testkit;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.TransportException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.ServiceRequest;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.testkit.service.Quotas;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Settings with which a client waits for nothing that a test does not want. */
final class TestClients {

    private static final System.Logger LOG = System.getLogger("dev.wanedit.testkit");
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
                .rateLimits(new RateLimits(Math.min(quotas.submitsPerSecond(), MOST_REQUESTS), reads, reads, reads))
                .awaitDeadline(LONGEST_WAIT)
                .jobListener(new ClosedFake(fake));
        return tls ? builder.sslContext(fake.clientSslContext()) : builder;
    }

    /** Logs, once, that a client still uses a fake which is closed: the client itself sees refused connections only. */
    private static final class ClosedFake implements JobListener {

        private final FakeDashScope fake;
        private final AtomicBoolean logged = new AtomicBoolean();

        ClosedFake(FakeDashScope fake) {
            this.fake = fake;
        }

        @Override
        public void onRequest(ServiceRequest request) {
            if (fake.isClosed() && request.fault() instanceof TransportException && !logged.getAndSet(true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        fake + " is closed, and a client still sends requests to it. Close the client before the fake");
            }
        }
    }
}
