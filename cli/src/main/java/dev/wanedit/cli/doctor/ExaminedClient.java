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

    private final ClientOptions options;
    private final Environment here;
    private final @Nullable FakeDashScope fake;

    private ExaminedClient(ClientOptions options, Environment here, @Nullable FakeDashScope fake) {
        this.options = options;
        this.here = here;
        this.fake = fake;
    }

    /**
     * The settings that the options make.
     *
     * @throws dev.wanedit.error.ConfigurationException if an option cannot be read or contradicts another one
     */
    static ExaminedClient of(ClientOptions options, Environment here) {
        options.check();
        FakeDashScope fake = options.simulate
                ? FakeServer.builder()
                        .clock(here.clock())
                        .pending(SIMULATED)
                        .running(SIMULATED)
                        .start()
                : null;
        return new ExaminedClient(options, here, fake);
    }

    /** For a diagnosis, which gives requests up early. */
    VideoEditClientBuilder examining() {
        return applied(here.clients().get().callTimeout(LONGEST_REQUEST));
    }

    /** For jobs: a create that is given up may still be billed, so its time is the usual one. */
    VideoEditClientBuilder working() {
        return applied(here.clients().get());
    }

    private VideoEditClientBuilder applied(VideoEditClientBuilder builder) {
        builder.clock(here.clock());
        options.applyTo(builder, options.polling(Polling.AUTOMATIC));
        if (fake != null) {
            builder.apiKey(fake.apiKey()).baseUrl(fake.baseUrl()).proxy(ProxyRules.DIRECT);
        }
        return builder;
    }

    @Override
    public void close() {
        if (fake != null) {
            fake.close();
        }
    }
}
