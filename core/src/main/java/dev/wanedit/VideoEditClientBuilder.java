package dev.wanedit;

import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.engine.config.NamedHosts;
import dev.wanedit.engine.submit.UploadThread;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.Violation;
import dev.wanedit.event.JobListener;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.network.ResultHostPolicy;
import dev.wanedit.port.BlockingMediaUploader;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.RequestGuard;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.price.PriceTable;
import dev.wanedit.price.Quoter;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Preflight;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.Region;
import dev.wanedit.settings.ResultLimits;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Scheduler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a client. What is not set here comes from system properties ({@code wanedit.api-key},
 * {@code wanedit.base-url}, {@code wanedit.workspace}, {@code wanedit.transport}), then the environment
 * ({@code DASHSCOPE_API_KEY}, {@code DASHSCOPE_HTTP_BASE_URL}, {@code DASHSCOPE_WORKSPACE}, {@code WANEDIT_TRANSPORT}), the
 * key also from the file {@code ~/.dashscope/api_key} of the official tools. Not safe for use by several threads at once.
 */
public final class VideoEditClientBuilder {

    private final ClientSettings settings;

    VideoEditClientBuilder(ConfigLookup lookup) {
        this.settings = new ClientSettings(lookup);
    }

    /**
     * The API key; default {@code DASHSCOPE_API_KEY}.
     *
     * @param key null or blank, for example from a setting that is missing, is refused by {@link #build()}: the key of the
     *     environment may be that of another account, so it does not take its place
     */
    public VideoEditClientBuilder apiKey(@Nullable String key) {
        settings.apiKey = () -> key == null ? "" : key;
        settings.emptyKey = key == null || key.isBlank();
        return this;
    }

    /**
     * Supplies the API key; called for each exchange, so the key can rotate. Must be quick and thread-safe.
     *
     * @param key if it throws an exception, the request is not sent; queries and downloads are repeated as after a fault of
     *     the network, a submit fails with a {@link ConfigurationException} and may be called again
     */
    public VideoEditClientBuilder apiKey(Supplier<String> key) {
        settings.apiKey = key;
        settings.emptyKey = false;
        return this;
    }

    /** The region of key and model; default {@link Region#BEIJING}. */
    public VideoEditClientBuilder region(Region value) {
        settings.region = value;
        return this;
    }

    /** The workspace to work in; default the key's own. */
    public VideoEditClientBuilder workspace(@Nullable String id) {
        settings.workspace = id;
        return this;
    }

    /** The service's base URL, for gateways and fakes; default the region's. */
    public VideoEditClientBuilder baseUrl(URI url) {
        settings.baseUrl = url;
        return this;
    }

    /** Names the transport among those on the class path, for example {@code jdk}; default the only one. */
    public VideoEditClientBuilder transport(String name) {
        settings.transportName = name;
        return this;
    }

    /** Names the transport to take when several are on the class path and nothing else names one; default none. */
    public VideoEditClientBuilder fallbackTransport(String name) {
        settings.fallbackTransport = name;
        return this;
    }

    /**
     * A transport of the application, for example around its own HTTP client. The transport that the provider opens is closed
     * with the client; an HTTP client that was passed in stays open.
     */
    public VideoEditClientBuilder transport(TransportProvider provider) {
        settings.transport = provider;
        return this;
    }

    /**
     * The HTTP proxy for all requests to every host: those to the service, uploads, and downloads of results. Default: as
     * the system properties say, then the environment.
     *
     * @param url {@code http://host:port} or {@code http://user:password@host:port}; it is kept out of messages and logs
     * @throws ConfigurationException if it is not the URL of an HTTP proxy
     */
    public VideoEditClientBuilder proxy(URI url) {
        return proxy(ProxyRules.through(HttpProxy.parse(url.toString(), "proxy(…)")));
    }

    /** Which HTTP proxy a request takes; {@link ProxyRules#DIRECT} for none, even if the environment names one. */
    public VideoEditClientBuilder proxy(ProxyRules rules) {
        settings.proxies = rules;
        return this;
    }

    /**
     * Which certificates of hosts are trusted on https connections, and which certificate this client presents itself;
     * default the JVM's trust store. The name of a host is always checked against its certificate.
     */
    public VideoEditClientBuilder sslContext(SSLContext context) {
        settings.sslContext = context;
        return this;
    }

    /**
     * A header that is sent with each request to the service, such as {@code X-DashScope-DataInspection} or one that a
     * gateway requires; never to the hosts of uploads and results. If it is set twice, the last value counts. Default none.
     * Values are kept out of messages and logs.
     *
     * @param name any header but those that wanedit sets itself, such as {@code Authorization}; {@link #build()} checks it
     * @param value printable ASCII characters
     */
    public VideoEditClientBuilder header(String name, String value) {
        settings.headers.remove(name);
        settings.headers.put(name, value);
        return this;
    }

    /** Uploads local files to a place that the service can read; default the service's temporary storage. */
    public VideoEditClientBuilder uploader(MediaUploader value) {
        settings.uploader = threads -> value;
        return this;
    }

    /**
     * The same as {@link #uploader} for an uploader that blocks. If both are set, the last one counts. It runs on threads of
     * the client that are for uploads only.
     */
    public VideoEditClientBuilder blockingUploader(BlockingMediaUploader value) {
        settings.uploader = threads -> new UploadThread(value, threads);
        return this;
    }

    /** Reads the headers of media before they are sent; default the probe on the class path, if there is one. */
    public VideoEditClientBuilder mediaProbe(MediaProbe value) {
        settings.mediaProbe = value;
        return this;
    }

    /** How strictly media are checked before they are sent; default {@link Preflight#WARN}. STRICT needs a media probe. */
    public VideoEditClientBuilder preflight(Preflight value) {
        settings.preflight = value;
        return this;
    }

    /**
     * Receives each rule that a job perhaps breaks when it is quoted or submitted: a value just beyond its limit, a medium
     * that could not be read, a job that says nothing of what to change; default a warning to the {@link #jobListener}, which is logged. A {@link
     * Preflight#STRICT} preflight refuses such a job instead.
     *
     * @param listener called on a thread for the disk or that of the caller; must be quick
     */
    public VideoEditClientBuilder onDoubt(Consumer<Violation> listener) {
        settings.onDoubt = listener;
        return this;
    }

    /** Longest time until a connection is open; default 10 s. */
    public VideoEditClientBuilder connectTimeout(Duration value) {
        settings.connectTimeout = ClientSettings.positive("connectTimeout", value);
        return this;
    }

    /**
     * Longest time of one exchange with the service, until the last byte of its answer; not for uploads and downloads;
     * default 60 s.
     */
    public VideoEditClientBuilder callTimeout(Duration value) {
        settings.callTimeout = ClientSettings.positive("callTimeout", value);
        return this;
    }

    /** Longest time of an upload or a download in which no byte moves; default the {@link #callTimeout}. */
    public VideoEditClientBuilder transferIdleTimeout(Duration value) {
        settings.transferIdleTimeout = ClientSettings.positive("transferIdleTimeout", value);
        return this;
    }

    /** Longest wait for the end of a task; it ends the wait, not the task; default 30 minutes. */
    public VideoEditClientBuilder awaitDeadline(Duration value) {
        settings.awaitDeadline = ClientSettings.positive("awaitDeadline", value);
        return this;
    }

    /** When tasks are asked for their status; default {@link Polling#AUTOMATIC}: the client decides. */
    public VideoEditClientBuilder polling(Polling value) {
        settings.polling = value;
        return this;
    }

    /**
     * The most jobs that this client has at the service at once. Further jobs wait unsent, in the order in which they came.
     * A job that is disposed of while it waits costs nothing, and its {@link #awaitDeadline} begins when it is sent. Running
     * tasks of other processes count, as far as the list of tasks shows them. One job may always be sent.
     *
     * <p>If it is not set, the limit is 5, since the service runs 5 tasks at once for one account. It is higher if the list
     * shows that more run. Then it applies to jobs that the client follows to their end: {@code edit} and batches, {@code
     * start}, and resumed jobs, which take places without waiting. A {@code submit} sends at once.
     *
     * <p>If it is set, it applies to {@code submit} too, and the list does not raise it. Then the client follows each submitted
     * task until it has ended, to know when its place is free. A place is also free when an {@code edit} or {@code start} ends
     * before its task, by its deadline or because it was disposed of; if too many tasks are at the service then, the service
     * queues them. {@link Integer#MAX_VALUE} means no limit.
     *
     * @throws ConfigurationException if it is under 1
     */
    public VideoEditClientBuilder maxRunning(int jobs) {
        if (jobs < 1) {
            throw new ConfigurationException("maxRunning is " + jobs + ".", "Set 1 or more.");
        }
        settings.maxRunning = jobs;
        return this;
    }

    /** The requests per second that this client may send; default all that the service allows for one account. */
    public VideoEditClientBuilder rateLimits(RateLimits value) {
        settings.rateLimits = value;
        return this;
    }

    /**
     * The prices by which jobs are quoted and limited; default {@link PriceTable#DEFAULT}. The prices of the chosen region
     * apply, also with another base URL.
     */
    public VideoEditClientBuilder prices(PriceTable value) {
        settings.prices = value;
        return this;
    }

    /** Measures every wait, deadline and timeout; default real time. Tests set virtual time. */
    public VideoEditClientBuilder timer(Scheduler value) {
        settings.timer = value;
        return this;
    }

    /**
     * Is notified of each result that the service will delete soon, if this client has seen it and not downloaded it; once
     * for each task. Default: a line in the log at level WARN, 2 hours before.
     *
     * @param ahead how long before the service deletes the result, to the minute
     * @param listener called on the callback executor
     */
    public VideoEditClientBuilder onResultExpiring(Duration ahead, Consumer<TaskSnapshot> listener) {
        settings.expiryAhead = ClientSettings.positive("onResultExpiring", ahead);
        settings.onResultExpiring = listener;
        return this;
    }

    /** Where callbacks run and futures complete; default two threads of the client. Not closed by us. */
    public VideoEditClientBuilder callbackExecutor(Executor value) {
        settings.callbackExecutor = value;
        return this;
    }

    /**
     * Keeps what is known of each job; default a {@link MemoryJobStore} for this client alone, which says which jobs it
     * keeps and for how long. The store is not closed by us. One store may serve several clients and processes at once.
     */
    public VideoEditClientBuilder jobStore(JobStore value) {
        settings.jobStore = value;
        return this;
    }

    /**
     * Is notified of what the client does with its jobs; default {@link JobListener#NONE}. Steps, faults and warnings are
     * logged as well. For several listeners see {@link JobListener#and(JobListener)}.
     */
    public VideoEditClientBuilder jobListener(JobListener value) {
        settings.jobListener = value;
        return this;
    }

    /** Is asked before each request to the service; default {@link RequestGuard#NONE}, which lets all through. */
    public VideoEditClientBuilder requestGuard(RequestGuard value) {
        settings.requestGuard = value;
        return this;
    }

    /** What the client does with a job whose answer was lost; default {@link Reconciliation#DEFAULT}, which reports it. */
    public VideoEditClientBuilder reconciliation(Reconciliation value) {
        settings.reconciliation = value;
        return this;
    }

    /** How large and how slow a result may be; default {@link ResultLimits#DEFAULT}, 1 GiB and 64 KiB a minute. */
    public VideoEditClientBuilder resultLimits(ResultLimits value) {
        settings.resultLimits = value;
        return this;
    }

    /**
     * The most results that are downloaded at once; default 4. The others wait, in the order in which they came. A transport
     * may have a limit of its own, which holds too: {@code retrofit} sends at most 16 requests at once.
     *
     * @throws ConfigurationException if it is under 1
     */
    public VideoEditClientBuilder maxDownloads(int results) {
        if (results < 1) {
            throw new ConfigurationException("maxDownloads is " + results + ".", "Set 1 or more.");
        }
        settings.maxDownloads = results;
        return this;
    }

    /**
     * The hosts from which results are fetched; also checked for each step of a redirect. Default {@link
     * ResultHostPolicy#standard(URI)}, which refuses private addresses unless the base URL has one.
     */
    public VideoEditClientBuilder resultHosts(ResultHostPolicy value) {
        settings.resultHosts = value;
        return this;
    }

    /**
     * A further host from which results are fetched, besides those of {@link #resultHosts(ResultHostPolicy)}; default none.
     * May be called several times.
     *
     * @param host a name or an address, without scheme and port; any case
     * @throws ConfigurationException if it is not a host
     */
    public VideoEditClientBuilder resultHost(String host) {
        settings.namedResultHosts.add(NamedHosts.checked(host));
        return this;
    }

    /** How long a close waits for the answers to jobs that are being sent; default 5 s. Measured in real time. */
    public VideoEditClientBuilder closeTimeout(Duration value) {
        settings.closeTimeout = ClientSettings.positive("closeTimeout", value);
        return this;
    }

    /** The clock for the times that are recorded of jobs and results; default the clock of the machine. */
    public VideoEditClientBuilder clock(Clock value) {
        settings.clock = value;
        return this;
    }

    /**
     * The client; the caller closes it.
     *
     * @throws ConfigurationException if there is no key, no transport or more than one, or if a setting is invalid
     */
    public VideoEditClient build() {
        return new ClientFactory(settings).client();
    }

    /**
     * Checks the settings and the surroundings as {@link VideoEditClient#diagnose(Path...)} does. It also works if no client
     * can be built, for example without a key or a transport; then no request is sent. Blocks.
     *
     * @param folders where results are stored, besides the folder for temporary files; may be none
     */
    public Diagnosis diagnose(Path... folders) {
        return new ExaminationFactory(settings).withoutClient(folders);
    }

    /**
     * A quoter: it checks jobs and says what they will cost, as the client does, but needs neither a key nor a transport.
     * It has nothing to close.
     *
     * @throws ConfigurationException if there is no decided media probe
     */
    public Quoter quoter() {
        return new ClientFactory(settings).quoter();
    }

    /** The region, the host, the transport and where jobs are kept, for a line in a log. It shows no secret. */
    @Override
    public String toString() {
        return new SettingsSummary(settings).toString();
    }
}
