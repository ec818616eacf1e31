package dev.wanedit.cli.session;

import dev.wanedit.RxVideoEditClient;
import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.TypicalDuration;
import dev.wanedit.event.JobListener;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.JobStore;
import dev.wanedit.settings.Polling;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeServer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client and its service; with {@code --simulate} the service runs in this process. */
public final class Service implements AutoCloseable {

    private static final Duration SIMULATED_PENDING = Duration.ofMillis(1200);
    private static final Duration SIMULATED_RUNNING = Duration.ofMillis(2400);
    private static final Polling SIMULATED_PLAN = new Polling(Duration.ofMillis(200), Duration.ofMillis(300));

    private final VideoEditClient client;
    private final Polling plan;
    private final @Nullable JobStore store;
    private final @Nullable FakeDashScope fake;
    private volatile Consumer<JobStore> lastWork = jobs -> {};

    private Service(VideoEditClient client, Polling plan, @Nullable JobStore store, @Nullable FakeDashScope fake) {
        this.client = client;
        this.plan = plan;
        this.store = store;
        this.fake = fake;
    }

    /**
     * The store is opened last, so that no store is created if the client cannot be built, for example without a key.
     * It is opened before any request, so that nothing is sent for jobs that could not be recorded.
     *
     * @param listener is notified of what the client does
     * @throws dev.wanedit.error.ConfigurationException if no client can be built with the options
     * @throws dev.wanedit.error.StorageException if the job store cannot be used
     */
    public static Service open(ClientOptions options, Environment here, JobSettings jobs, JobListener listener) {
        options.check();
        ObservedJobStore store = jobs.kept(here, options.simulate);
        VideoEditClientBuilder builder =
                here.clients().get().clock(here.clock()).jobListener(listener);
        jobs.applyTo(builder, store);
        Service service = options.simulate ? simulated(options, here, builder, store) : real(options, builder, store);
        if (store != null) {
            service.closeUnless(store::open);
        }
        return service;
    }

    private static Service real(
            ClientOptions options, VideoEditClientBuilder builder, @Nullable ObservedJobStore store) {
        Polling plan = options.polling(Polling.AUTOMATIC);
        options.applyTo(builder, plan);
        return new Service(builder.build(), plan, store, null);
    }

    private static Service simulated(
            ClientOptions options, Environment here, VideoEditClientBuilder builder, @Nullable ObservedJobStore store) {
        FakeDashScope fake = FakeServer.builder()
                .clock(here.clock())
                .pending(SIMULATED_PENDING)
                .running(SIMULATED_RUNNING)
                .start();
        try {
            Polling plan = options.polling(SIMULATED_PLAN);
            options.applyTo(builder, plan);
            builder.apiKey(fake.apiKey()).baseUrl(fake.baseUrl()).proxy(ProxyRules.DIRECT);
            return new Service(builder.build(), plan, store, fake);
        } catch (RuntimeException | Error e) {
            fake.close();
            throw e;
        }
    }

    private void closeUnless(Runnable done) {
        try {
            done.run();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    public RxVideoEditClient rx() {
        return client.rx();
    }

    VideoEditClient client() {
        return client;
    }

    /** From the submit to the first query. */
    public Duration firstPoll() {
        return plan.first();
    }

    public boolean simulated() {
        return fake != null;
    }

    /** How long an edit usually takes, by the vendor's page (introduction) or by the simulation's own settings. */
    TypicalDuration usual() {
        return simulated()
                ? new TypicalDuration(SIMULATED_PENDING.plus(SIMULATED_RUNNING), "simulated: about 4 s")
                : new TypicalDuration(Duration.ofMinutes(3), "usually 1 to 5 min");
    }

    /** The job store; empty for jobs that end with the command. */
    public Optional<JobStore> jobs() {
        return Optional.ofNullable(store);
    }

    /**
     * The last work with the job store, when all that was in flight is recorded; also if the command is interrupted.
     *
     * @param work replaces the one that was given before; must not throw
     */
    public void beforeClose(Consumer<JobStore> work) {
        lastWork = work;
    }

    /** A second caller waits: the store must stay open while there is an answer to record. */
    @Override
    public synchronized void close() {
        client.close();
        if (store != null) {
            Consumer<JobStore> work = lastWork;
            lastWork = jobs -> {};
            try {
                work.accept(store);
            } finally {
                store.close();
            }
        }
        if (fake != null) {
            fake.close();
        }
    }
}
