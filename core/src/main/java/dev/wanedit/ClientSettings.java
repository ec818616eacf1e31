package dev.wanedit;

import dev.wanedit.engine.config.BaseUrl;
import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.engine.config.NamedHosts;
import dev.wanedit.engine.config.TransportSelection;
import dev.wanedit.engine.diagnose.HostLookup;
import dev.wanedit.engine.follow.ResultExpiryWatch;
import dev.wanedit.engine.submit.OpenIntents;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.MissingApiKeyException;
import dev.wanedit.error.Violation;
import dev.wanedit.event.JobListener;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.network.ResultHostPolicy;
import dev.wanedit.network.SecretMask;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.RequestGuard;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.price.PriceTable;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Preflight;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.Region;
import dev.wanedit.settings.ResultLimits;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Scheduler;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a client with their defaults. The builder sets them; missing ones come from the environment. Used by one
 * thread at a time.
 */
final class ClientSettings implements Cloneable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration AWAIT_DEADLINE = Duration.ofMinutes(30);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration EXPIRY_AHEAD = Duration.ofHours(2);
    private static final int MAX_DOWNLOADS = 4;

    final ConfigLookup lookup;

    @Nullable
    Supplier<String> apiKey;

    /** True if the builder was given a key that is null or blank. */
    boolean emptyKey;

    Region region = Region.BEIJING;

    @Nullable
    URI baseUrl;

    @Nullable
    String workspace;

    @Nullable
    String transportName;

    @Nullable
    String fallbackTransport;

    @Nullable
    TransportProvider transport;

    @Nullable
    ProxyRules proxies;

    @Nullable
    SSLContext sslContext;

    SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    @Nullable
    Function<Scheduler, MediaUploader> uploader;

    @Nullable
    MediaProbe mediaProbe;

    Preflight preflight = Preflight.WARN;

    @Nullable
    Consumer<Violation> onDoubt;

    Duration connectTimeout = CONNECT_TIMEOUT;
    Duration callTimeout = CALL_TIMEOUT;

    @Nullable
    Duration transferIdleTimeout;

    Duration awaitDeadline = AWAIT_DEADLINE;
    Polling polling = Polling.AUTOMATIC;

    @Nullable
    Integer maxRunning;

    RateLimits rateLimits = RateLimits.ACCOUNT;
    PriceTable prices = PriceTable.DEFAULT;
    Duration expiryAhead = EXPIRY_AHEAD;
    Consumer<TaskSnapshot> onResultExpiring = ResultExpiryWatch::warn;

    @Nullable
    Scheduler timer;

    Clock clock = Clock.systemUTC();

    @Nullable
    Executor callbackExecutor;

    @Nullable
    JobStore jobStore;

    JobListener jobListener = JobListener.NONE;
    RequestGuard requestGuard = RequestGuard.NONE;
    Reconciliation reconciliation = Reconciliation.DEFAULT;
    Duration closeTimeout = CLOSE_TIMEOUT;
    ResultLimits resultLimits = ResultLimits.DEFAULT;
    int maxDownloads = MAX_DOWNLOADS;

    @Nullable
    ResultHostPolicy resultHosts;

    Set<String> namedResultHosts = new HashSet<>();

    HostLookup hostLookup = InetAddress::getAllByName;

    ClientSettings(ConfigLookup lookup) {
        this.lookup = lookup;
    }

    /** The same settings, for a client whose parts are made after it is built: the builder changes them no more. */
    ClientSettings snapshot() {
        try {
            ClientSettings copy = (ClientSettings) clone();
            copy.headers = new TreeMap<>(headers);
            copy.namedResultHosts = Set.copyOf(namedResultHosts);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new ConfigurationException(
                    name + " is " + ReadableUnits.duration(value) + ".", "Set a duration over zero.");
        }
        return value;
    }

    /** The one that was given, or the one that is named, or the only one. */
    TransportProvider provider() {
        if (transport != null) {
            return transport;
        }
        List<TransportProvider> found = TransportSelection.onClassPath();
        String named = transportName == null ? lookup.transport().orElse(null) : transportName;
        return TransportSelection.choose(found, named == null && found.size() > 1 ? fallbackTransport : named);
    }

    /**
     * What the transport is opened with.
     *
     * @param mask learns the secrets, to keep them out of texts
     * @param intents the intents of the jobs that are being sent
     */
    TransportConfig transportConfig(Scheduler time, SecretMask mask, OpenIntents intents) {
        return new TransportConfig(
                normalisedBaseUrl(),
                mask.watching(key()),
                workspace(),
                region.zone(),
                connectTimeout,
                callTimeout,
                transferIdleTimeout == null ? callTimeout : transferIdleTimeout,
                time,
                network(mask),
                new CreateChecks(requestGuard, intents));
    }

    /** True if no base URL is set, so that it follows from the region, chosen or by default. */
    boolean regional() {
        return baseUrl == null && lookup.baseUrl().isEmpty();
    }

    URI normalisedBaseUrl() {
        return BaseUrl.normalised(baseUrl == null ? lookup.baseUrl().orElse(null) : baseUrl.toString(), region);
    }

    @Nullable
    String workspace() {
        return workspace == null ? lookup.workspace().orElse(null) : workspace;
    }

    ResultHostPolicy resultHosts(URI base) {
        ResultHostPolicy policy = resultHosts == null ? ResultHostPolicy.standard(base) : resultHosts;
        return namedResultHosts.isEmpty() ? policy : new NamedHosts(namedResultHosts, policy);
    }

    /** The environment is read only if the builder has no value, so a wrong value there does no harm otherwise. */
    Network network(SecretMask mask) {
        ProxyRules rules = mask.watching(proxies == null ? lookup.proxies() : proxies);
        mask.alsoHeaders(headers.values());
        return new Network(rules, proxies != null, sslContext, headers);
    }

    /** The builder's key, or else the one of the environment. */
    Supplier<String> key() {
        if (emptyKey) {
            throw new MissingApiKeyException(
                    "The key that apiKey(…) of the builder was given is null or blank: check where it is read from.");
        }
        return apiKey == null ? keyFromLookup() : apiKey;
    }

    /** Looked up once, so that a missing key is reported when the client is built. */
    private Supplier<String> keyFromLookup() {
        String key = lookup.apiKey();
        return () -> key;
    }
}
