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
import org.jspecify.annotations.Nullable;

/** The settings of a fake; each has a default for tests. Not thread-safe. */
public final class FakeDashScopeBuilder {

    private static final Duration PENDING = Duration.ofSeconds(10);
    private static final Duration RUNNING = Duration.ofMinutes(2);

    private int port;
    private boolean tls;
    private int remembered = Integer.MAX_VALUE;
    private InstantSource clock = InstantSource.system();
    private List<String> apiKeys = List.of("sk-fake-3f1c9a7be2d84650");
    private Set<String> models = Set.of("wan2.7-videoedit");
    private String region = "cn-beijing";
    private ZoneId zone = ZoneOffset.ofHours(8);
    private @Nullable Duration pending;
    private @Nullable Duration running;
    private Duration standstill = Duration.ofSeconds(30);
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

    /**
     * The time of the service stands until the test moves it, by {@link FakeDashScope#clock()}; default real time. Tasks are then
     * PENDING for 10 seconds and RUNNING for 2 minutes of this clock, unless other times are set.
     */
    public FakeDashScopeBuilder testClock() {
        return clock(TestClock.standing());
    }

    /** The clock of the service, for example a {@link TestClock} that shows a chosen moment; default the machine's clock. */
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

    /** How long a task is PENDING on the fake's clock; default 10 seconds on a {@link TestClock}, otherwise no time. */
    public FakeDashScopeBuilder pending(Duration duration) {
        pending = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /** How long a task is RUNNING after that; default 2 minutes on a {@link TestClock}, otherwise no time. */
    public FakeDashScopeBuilder running(Duration duration) {
        running = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /**
     * How long, in real time, a client may query unfinished tasks while the fake's clock stands. After that the queries fail with a
     * message that says what to do, since a test that waits for a clock which it does not move would never end; default 30 seconds.
     */
    public FakeDashScopeBuilder longestStandstill(Duration duration) {
        standstill = Objects.requireNonNull(duration, "duration");
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
        boolean moved = clock instanceof TestClock;
        Settings settings = new Settings(
                apiKeys,
                models,
                region,
                zone,
                orElse(pending, moved ? PENDING : Duration.ZERO),
                orElse(running, moved ? RUNNING : Duration.ZERO),
                quotas,
                shapes);
        return new FakeDashScope(clock, new Hosts(clock, settings, standstill, port, tls, remembered, latency));
    }

    private static Duration orElse(@Nullable Duration wanted, Duration usual) {
        return wanted == null ? usual : wanted;
    }
}
