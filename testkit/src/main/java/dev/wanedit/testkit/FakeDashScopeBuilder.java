package dev.wanedit.testkit;

import dev.wanedit.testkit.service.AnswerVariant;
import dev.wanedit.testkit.service.Quotas;
import dev.wanedit.testkit.service.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The settings of a fake; each has a default for tests. Not thread-safe. */
public final class FakeDashScopeBuilder {

    private int port;
    private boolean tls;
    private int remembered = Integer.MAX_VALUE;
    private InstantSource clock = TestClock.standing();
    private List<String> apiKeys = List.of("sk-fake-3f1c9a7be2d84650");
    private Set<String> models = Set.of("wan2.7-videoedit");
    private String region = "cn-beijing";
    private ZoneId zone = ZoneOffset.ofHours(8);
    private Duration pending = Duration.ofSeconds(10);
    private Duration running = Duration.ofMinutes(2);
    private Duration latency = Duration.ZERO;
    private Quotas quotas = Quotas.none();
    private Set<AnswerVariant> shapes = Set.of();

    FakeDashScopeBuilder() {}

    /** The API's port; default 0, any free one. Uploads and results always have their own ports. */
    public FakeDashScopeBuilder port(int wanted) {
        port = wanted;
        return this;
    }

    /** Speaks TLS on all hosts, with a certificate for localhost that only the fake's own client context trusts. */
    public FakeDashScopeBuilder tls() {
        tls = true;
        return this;
    }

    /** The clock of the service; default a {@link TestClock}. */
    public FakeDashScopeBuilder clock(InstantSource source) {
        clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** The keys that are accepted, of one account; default one invented key. */
    public FakeDashScopeBuilder apiKeys(String... keys) {
        apiKeys = List.of(keys);
        return this;
    }

    /** The models that are known; default {@code wan2.7-videoedit}. */
    public FakeDashScopeBuilder models(String... names) {
        models = Set.of(names);
        return this;
    }

    /** The region in lists; default {@code cn-beijing}. */
    public FakeDashScopeBuilder region(String name) {
        region = Objects.requireNonNull(name, "name");
        return this;
    }

    /** The zone of times that are written without a zone; default UTC+8. */
    public FakeDashScopeBuilder zone(ZoneId id) {
        zone = Objects.requireNonNull(id, "id");
        return this;
    }

    /** How long a task is PENDING; default 10 seconds on the fake's clock. */
    public FakeDashScopeBuilder pending(Duration duration) {
        pending = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /** How long a task is RUNNING after that; default 2 minutes on the fake's clock. */
    public FakeDashScopeBuilder running(Duration duration) {
        running = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /** How long each answer takes, in real time; default none. */
    public FakeDashScopeBuilder latency(Duration duration) {
        latency = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /** The account's limits; default none. */
    public FakeDashScopeBuilder quotas(Quotas limits) {
        quotas = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /** Odd shapes of the answers; default none. */
    public FakeDashScopeBuilder shapes(AnswerVariant... odd) {
        shapes = Set.of(odd);
        return this;
    }

    /** How many of the latest requests are kept with their bodies; default all. Counts always include all requests. */
    public FakeDashScopeBuilder remembering(int requests) {
        remembered = requests;
        return this;
    }

    /**
     * Starts the fake.
     *
     * @throws java.io.UncheckedIOException if the port is not free
     * @throws IllegalArgumentException if there is no key, or a time is negative
     */
    public FakeDashScope start() {
        Settings settings = new Settings(apiKeys, models, region, zone, pending, running, quotas, shapes);
        return new FakeDashScope(clock, new Hosts(clock, settings, port, tls, remembered, latency));
    }
}
