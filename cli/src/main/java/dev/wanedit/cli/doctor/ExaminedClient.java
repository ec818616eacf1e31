package dev.wanedit.cli.doctor;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.settings.Polling;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings of a client that is not built yet, and perhaps cannot be; with {@code --simulate} those for a fake. */
final class ExaminedClient implements AutoCloseable {

    /** A request that takes longer is a finding. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(20);

    private static final Duration SIMULATED = Duration.ofSeconds(2);

    private final VideoEditClientBuilder builder;
    private final @Nullable FakeDashScope fake;

    private ExaminedClient(VideoEditClientBuilder builder, @Nullable FakeDashScope fake) {
        this.builder = builder;
        this.fake = fake;
    }

    /**
     * The settings that the options make.
     *
     * @throws dev.wanedit.error.ConfigurationException if an option cannot be read or contradicts another one
     */
    static ExaminedClient of(ClientOptions options, Environment here) {
        options.check();
        VideoEditClientBuilder builder =
                here.clients().get().clock(here.clock()).callTimeout(LONGEST_REQUEST);
        options.applyTo(builder, options.polling(Polling.AUTOMATIC));
        if (!options.simulate) {
            return new ExaminedClient(builder, null);
        }
        FakeDashScope fake = FakeServer.builder()
                .clock(here.clock())
                .pending(SIMULATED)
                .running(SIMULATED)
                .start();
        builder.apiKey(fake.apiKey()).baseUrl(fake.baseUrl()).proxy(ProxyRules.DIRECT);
        return new ExaminedClient(builder, fake);
    }

    VideoEditClientBuilder builder() {
        return builder;
    }

    @Override
    public void close() {
        if (fake != null) {
            fake.close();
        }
    }
}
