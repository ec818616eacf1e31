package dev.wanedit.cli;

import dev.wanedit.RxVideoEditClient;
import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.engine.FollowPlan;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client and the service behind it, which with {@code --simulate} lives in this process. */
final class Service implements AutoCloseable {

    private static final Duration SIMULATED_PENDING = Duration.ofMillis(1200);
    private static final Duration SIMULATED_RUNNING = Duration.ofMillis(2400);
    private static final FollowPlan SIMULATED_PLAN = new FollowPlan(Duration.ofMillis(200), Duration.ofMillis(300));

    private final VideoEditClient client;
    private final FollowPlan plan;
    private final @Nullable FakeDashScope fake;

    private Service(VideoEditClient client, FollowPlan plan, @Nullable FakeDashScope fake) {
        this.client = client;
        this.plan = plan;
        this.fake = fake;
    }

    /** @throws dev.wanedit.error.ConfigurationException if no client can be made of the options */
    static Service open(ClientOptions options, Surroundings here) {
        options.check();
        return options.simulate ? simulated(options, here) : real(options, here);
    }

    private static Service real(ClientOptions options, Surroundings here) {
        VideoEditClientBuilder builder = here.clients().get();
        FollowPlan plan = options.followPlan(FollowPlan.DEFAULT);
        options.applyTo(builder, plan);
        return new Service(builder.build(), plan, null);
    }

    private static Service simulated(ClientOptions options, Surroundings here) {
        FakeDashScope fake = FakeServer.builder()
                .clock(here.clock())
                .pending(SIMULATED_PENDING)
                .running(SIMULATED_RUNNING)
                .start();
        try {
            VideoEditClientBuilder builder = here.clients().get();
            FollowPlan plan = options.followPlan(SIMULATED_PLAN);
            options.applyTo(builder, plan);
            builder.apiKey(fake.apiKey()).baseUrl(fake.baseUrl());
            return new Service(builder.build(), plan, fake);
        } catch (RuntimeException | Error e) {
            fake.close();
            throw e;
        }
    }

    RxVideoEditClient rx() {
        return client.rx();
    }

    VideoEditClient client() {
        return client;
    }

    /** From the submit to the first query. */
    Duration firstPoll() {
        return plan.firstPoll();
    }

    boolean simulated() {
        return fake != null;
    }

    /** How long an edit usually takes, by the vendor's page (introduction) or by the simulation's own settings. */
    Usual usual() {
        return simulated()
                ? new Usual(SIMULATED_PENDING.plus(SIMULATED_RUNNING), "simulated: about 4 s")
                : new Usual(Duration.ofMinutes(3), "usually 1 to 5 min");
    }

    @Override
    public void close() {
        client.close();
        if (fake != null) {
            fake.close();
        }
    }

    /**
     * @param time what most edits take
     * @param words the same for a reader
     */
    record Usual(Duration time, String words) {}
}
