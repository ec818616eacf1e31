package dev.wanedit;

import dev.wanedit.engine.Operations;
import dev.wanedit.engine.OperationsFactory;
import dev.wanedit.engine.Shutdown;
import dev.wanedit.engine.check.JobCheck;
import dev.wanedit.engine.check.MediaCheck;
import dev.wanedit.engine.config.BaseUrl;
import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.engine.config.NamedHosts;
import dev.wanedit.engine.config.ProbeSelection;
import dev.wanedit.engine.config.TransportSelection;
import dev.wanedit.engine.download.ResultRoute;
import dev.wanedit.engine.follow.ResultExpiryWatch;
import dev.wanedit.engine.log.ExchangeLog;
import dev.wanedit.engine.log.JobLog;
import dev.wanedit.engine.log.KeyMask;
import dev.wanedit.engine.log.LoggedTransport;
import dev.wanedit.engine.log.MaskedTransport;
import dev.wanedit.engine.rx.CallbackThreads;
import dev.wanedit.engine.rx.DiskThreads;
import dev.wanedit.engine.rx.MonotonicTimer;
import dev.wanedit.engine.submit.UploadThread;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.Violation;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobWarning;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.network.ResultHostPolicy;
import dev.wanedit.port.BlockingMediaUploader;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.price.PriceTable;
import dev.wanedit.price.Quoter;
import dev.wanedit.settings.Budgets;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Preflight;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.Region;
import dev.wanedit.settings.ResultLimits;
import dev.wanedit.task.Amounts;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
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

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration AWAIT_DEADLINE = Duration.ofMinutes(30);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int RUNNING_FOR_AN_ACCOUNT = 5;
    private static final Duration EXPIRY_AHEAD = Duration.ofHours(2);

    private final ConfigLookup lookup;
    private @Nullable Supplier<String> apiKey;
    private Region region = Region.BEIJING;
    private @Nullable URI baseUrl;
    private @Nullable String workspace;
    private @Nullable String transportName;
    private @Nullable String fallbackTransport;
    private @Nullable TransportProvider transport;
    private @Nullable ProxyRules proxies;
    private @Nullable SSLContext sslContext;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable Function<Scheduler, MediaUploader> uploader;
    private @Nullable MediaProbe mediaProbe;
    private Preflight preflight = Preflight.WARN;
    private @Nullable Consumer<Violation> onDoubt;
    private Duration connectTimeout = CONNECT_TIMEOUT;
    private Duration callTimeout = CALL_TIMEOUT;
    private @Nullable Duration transferIdleTimeout;
    private Duration awaitDeadline = AWAIT_DEADLINE;
    private int maxRunning = RUNNING_FOR_AN_ACCOUNT;
    private Polling polling = Polling.AUTOMATIC;
    private Budgets budgets = Budgets.ACCOUNT;
    private PriceTable prices = PriceTable.DEFAULT;
    private Duration expiryAhead = EXPIRY_AHEAD;
    private Consumer<TaskSnapshot> onResultExpiring = ResultExpiryWatch::warn;
    private @Nullable Scheduler timer;
    private Clock clock = Clock.systemUTC();
    private @Nullable Executor callbackExecutor;
    private @Nullable JobStore jobStore;
    private JobListener jobListener = JobListener.NONE;
    private Reconciliation reconciliation = Reconciliation.DEFAULT;
    private Duration closeTimeout = CLOSE_TIMEOUT;
    private ResultLimits resultLimits = ResultLimits.DEFAULT;
    private @Nullable ResultHostPolicy resultHosts;
    private final Set<String> namedResultHosts = new HashSet<>();

    VideoEditClientBuilder(ConfigLookup lookup) {
        this.lookup = lookup;
    }

    /** The API key; default {@code DASHSCOPE_API_KEY}. */
    public VideoEditClientBuilder apiKey(String key) {
        return apiKey(() -> key);
    }

    /** Gives the API key anew for each exchange, so that it can rotate; must be quick and safe for several threads. */
    public VideoEditClientBuilder apiKey(Supplier<String> key) {
        this.apiKey = key;
        return this;
    }

    /** The region of key and model; default {@link Region#BEIJING}. */
    public VideoEditClientBuilder region(Region value) {
        this.region = value;
        return this;
    }

    /** The workspace to work in; default the key's own. */
    public VideoEditClientBuilder workspace(@Nullable String id) {
        this.workspace = id;
        return this;
    }

    /** The service's base URL, for gateways and fakes; default the region's. */
    public VideoEditClientBuilder baseUrl(URI url) {
        this.baseUrl = url;
        return this;
    }

    /** Names the transport among those on the class path, for example {@code jdk}; default the only one. */
    public VideoEditClientBuilder transport(String name) {
        this.transportName = name;
        return this;
    }

    /** Names the transport to take when several are on the class path and nothing else names one; default none. */
    public VideoEditClientBuilder fallbackTransport(String name) {
        this.fallbackTransport = name;
        return this;
    }

    /** A transport made by the application, for example around its own HTTP client, which is then never closed by us. */
    public VideoEditClientBuilder transport(TransportProvider provider) {
        this.transport = provider;
        return this;
    }

    /**
     * The HTTP proxy for all requests: those to the service, uploads and downloads of results, whatever the host; default
     * what the system properties say, then the environment.
     *
     * @param url {@code http://host:port} or {@code http://user:password@host:port}; it is kept out of messages and logs
     * @throws ConfigurationException if it is no URL of an HTTP proxy
     */
    public VideoEditClientBuilder proxy(URI url) {
        return proxy(ProxyRules.through(HttpProxy.parse(url.toString(), "proxy(…)")));
    }

    /** Which HTTP proxy a request takes; {@link ProxyRules#DIRECT} for none, whatever the environment says. */
    public VideoEditClientBuilder proxy(ProxyRules rules) {
        this.proxies = rules;
        return this;
    }

    /**
     * Whom https connections trust, and by which certificate they say who we are; default the JVM's trust store. Names of
     * hosts are checked against certificates all the same.
     */
    public VideoEditClientBuilder sslContext(SSLContext context) {
        this.sslContext = context;
        return this;
    }

    /**
     * A header that is sent with each request to the service, such as {@code X-DashScope-DataInspection} or what a gateway
     * asks for; never to the hosts of uploads and results. Given again under the same name, the last value counts; default
     * none. Values are kept out of messages and logs.
     *
     * @param name none of those that wanedit sets itself, such as {@code Authorization}; the client's build checks it
     * @param value printable ASCII characters
     */
    public VideoEditClientBuilder header(String name, String value) {
        headers.remove(name);
        headers.put(name, value);
        return this;
    }

    /** Brings local files to where the service can read them; default the service's temporary storage. */
    public VideoEditClientBuilder uploader(MediaUploader value) {
        this.uploader = threads -> value;
        return this;
    }

    /**
     * The same as {@link #uploader} for an uploader that blocks; the last of the two counts. It runs on threads of the client
     * that are for uploads only.
     */
    public VideoEditClientBuilder blockingUploader(BlockingMediaUploader value) {
        this.uploader = threads -> new UploadThread(value, threads);
        return this;
    }

    /** Looks into media before they are sent; default the one on the class path, and none if there is none. */
    public VideoEditClientBuilder mediaProbe(MediaProbe value) {
        this.mediaProbe = value;
        return this;
    }

    /** How severe the look into media is; default {@link Preflight#WARN}. STRICT needs a media probe. */
    public VideoEditClientBuilder preflight(Preflight value) {
        this.preflight = value;
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
        this.onDoubt = listener;
        return this;
    }

    /** Longest time until a connection stands; default 10 s. */
    public VideoEditClientBuilder connectTimeout(Duration value) {
        this.connectTimeout = positive("connectTimeout", value);
        return this;
    }

    /**
     * Longest time of one exchange with the service, until the last byte of its answer; not for uploads and downloads;
     * default 60 s.
     */
    public VideoEditClientBuilder callTimeout(Duration value) {
        this.callTimeout = positive("callTimeout", value);
        return this;
    }

    /** Longest time of an upload or a download in which no byte moves; default the {@link #callTimeout}. */
    public VideoEditClientBuilder transferIdleTimeout(Duration value) {
        this.transferIdleTimeout = positive("transferIdleTimeout", value);
        return this;
    }

    /** Longest wait for the end of a task; it ends the wait, not the task; default 30 minutes. */
    public VideoEditClientBuilder awaitDeadline(Duration value) {
        this.awaitDeadline = positive("awaitDeadline", value);
        return this;
    }

    /** When tasks are asked for their status; default {@link Polling#AUTOMATIC}: the client decides. */
    public VideoEditClientBuilder polling(Polling value) {
        this.polling = value;
        return this;
    }

    /**
     * The most jobs that this client has at the service at once, of those that it follows to their end (edits and batches);
     * further jobs wait unsent, in the order in which they came, and cost nothing if they are disposed there. Default 5,
     * what the service runs at once for one account. Running tasks of other processes count, as far as the list of tasks
     * shows them; if it shows that more run at once, more are sent. {@link Integer#MAX_VALUE} for no limit.
     *
     * @throws ConfigurationException if it is under 1
     */
    public VideoEditClientBuilder maxRunning(int jobs) {
        if (jobs < 1) {
            throw new ConfigurationException("maxRunning is " + jobs + ".", "Set 1 or more.");
        }
        this.maxRunning = jobs;
        return this;
    }

    /** The requests per second that this client may make; default all that the service allows one account. */
    public VideoEditClientBuilder budgets(Budgets value) {
        this.budgets = value;
        return this;
    }

    /**
     * The prices by which jobs are quoted and limited; default {@link PriceTable#DEFAULT}. Those of the chosen region apply,
     * whatever the base URL is.
     */
    public VideoEditClientBuilder prices(PriceTable value) {
        this.prices = value;
        return this;
    }

    /** Measures every wait, deadline and timeout; default real time. Tests hand in virtual time. */
    public VideoEditClientBuilder timer(Scheduler value) {
        this.timer = value;
        return this;
    }

    /**
     * Who hears, once for a task, that a result which this client has seen and not downloaded will soon be gone; default a
     * line in the log, at level WARN, 2 hours before.
     *
     * @param ahead how long before the result's end, to the minute
     * @param listener called on the callback executor
     */
    public VideoEditClientBuilder onResultExpiring(Duration ahead, Consumer<TaskSnapshot> listener) {
        this.expiryAhead = positive("onResultExpiring", ahead);
        this.onResultExpiring = listener;
        return this;
    }

    /** Where callbacks run and futures complete; default two threads of the client. Not closed by us. */
    public VideoEditClientBuilder callbackExecutor(Executor value) {
        this.callbackExecutor = value;
        return this;
    }

    /**
     * Keeps what is known of each job; default in memory, for as long as this client, and of the jobs that came to an end
     * the newest 100,000. Not closed by us. One store may
     * serve several clients and processes at once.
     */
    public VideoEditClientBuilder jobStore(JobStore value) {
        this.jobStore = value;
        return this;
    }

    /**
     * Is notified of what the client does with its jobs; default {@link JobListener#NONE}. Steps, faults and warnings are
     * logged as well. For several listeners see {@link JobListener#and(JobListener)}.
     */
    public VideoEditClientBuilder jobListener(JobListener value) {
        this.jobListener = value;
        return this;
    }

    /** What is done about a job whose answer was lost; default {@link Reconciliation#DEFAULT}, which tells it. */
    public VideoEditClientBuilder reconciliation(Reconciliation value) {
        this.reconciliation = value;
        return this;
    }

    /** How large and how slow a result may be; default {@link ResultLimits#DEFAULT}, 1 GiB and 64 KiB a minute. */
    public VideoEditClientBuilder resultLimits(ResultLimits value) {
        this.resultLimits = value;
        return this;
    }

    /**
     * From which hosts results are fetched, for each step of a redirect too; default
     * {@link ResultHostPolicy#standard(URI)}, which refuses private addresses unless the base URL has one.
     */
    public VideoEditClientBuilder resultHosts(ResultHostPolicy value) {
        this.resultHosts = value;
        return this;
    }

    /**
     * Results are fetched from this host too, besides those of {@link #resultHosts(ResultHostPolicy)}; default none. May be
     * called several times.
     *
     * @param host a name or an address, without scheme and port; any case
     * @throws ConfigurationException if it is no host
     */
    public VideoEditClientBuilder resultHost(String host) {
        namedResultHosts.add(NamedHosts.checked(host));
        return this;
    }

    /** How long a close lets jobs that are on their way be answered; default 5 s. Measured in real time. */
    public VideoEditClientBuilder closeTimeout(Duration value) {
        this.closeTimeout = positive("closeTimeout", value);
        return this;
    }

    /** Tells the time of day, for what is written down of jobs and results; default the machine's. */
    public VideoEditClientBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /**
     * The client; whoever built it closes it.
     *
     * @throws ConfigurationException if there is no key, no decided transport, or a setting that cannot be
     */
    public VideoEditClient build() {
        Scheduler time = timer == null ? new MonotonicTimer(Schedulers.computation()) : timer;
        DiskThreads disk = DiskThreads.forFiles();
        DiskThreads storeThreads = DiskThreads.forTheStore();
        DiskThreads uploadThreads = DiskThreads.forUploads();
        JobListener listener = new JobLog(jobListener);
        JobCheck check = jobCheck(disk.scheduler(), listener);
        KeyMask mask = new KeyMask();
        TransportConfig config = transportConfig(time, mask);
        ExchangeLog exchanges = new ExchangeLog(time, mask);
        Transport masked = new MaskedTransport(provider().open(config), mask);
        Transport opened = new LoggedTransport(masked, config.baseUrl(), exchanges);
        CallbackThreads callbacks = CallbackThreads.over(callbackExecutor);
        Shutdown shutdown = new Shutdown(opened, disk, storeThreads, uploadThreads, callbacks, closeTimeout);
        ResultExpiryWatch expiries = new ResultExpiryWatch(
                expiryAhead, onResultExpiring, clock, time, callbacks.scheduler(), shutdown.signal(null));
        OperationsFactory assembly = new OperationsFactory(
                opened,
                uploader == null
                        ? opened.uploads()
                        : LoggedTransport.uploads(
                                MaskedTransport.uploads(uploader.apply(uploadThreads.scheduler()), mask), exchanges),
                new ResultRoute(
                        opened.downloads(),
                        resultHosts(config.baseUrl()),
                        config.baseUrl(),
                        (taskId, text) -> listener.onWarning(new JobWarning(null, taskId, text))),
                resultLimits,
                jobStore == null ? new MemoryJobStore() : jobStore,
                check,
                expiries,
                listener,
                time,
                clock,
                disk.scheduler(),
                storeThreads.scheduler());
        Operations operations = assembly.operations(
                budgets, maxRunning, polling, reconciliation.covering(callTimeout), awaitDeadline, shutdown);
        return new VideoEditClient(operations, new RxVideoEditClient(operations, callbacks.scheduler()), shutdown);
    }

    /**
     * What checks jobs and says what they will cost, as the client would, but needs neither a key nor a transport. There is
     * nothing to close.
     *
     * @throws ConfigurationException if there is no decided media probe
     */
    public Quoter quoter() {
        return jobCheck(Schedulers.io(), new JobLog(jobListener));
    }

    private JobCheck jobCheck(Scheduler disk, JobListener listener) {
        Consumer<Violation> doubts = onDoubt == null
                ? doubt -> listener.onWarning(JobWarning.of("The service may refuse the job: " + doubt + "."))
                : onDoubt;
        return new JobCheck(mediaCheck(), prices.in(region), disk, doubts);
    }

    /** Made before the transport is opened, so that nothing is left open when there is no decided probe. */
    private MediaCheck mediaCheck() {
        boolean chosen = mediaProbe != null || preflight == Preflight.OFF;
        return new MediaCheck(
                chosen ? mediaProbe : ProbeSelection.choose(ProbeSelection.onClassPath(), preflight), preflight);
    }

    private TransportProvider provider() {
        if (transport != null) {
            return transport;
        }
        List<TransportProvider> found = TransportSelection.onClassPath();
        String named = transportName == null ? lookup.transport().orElse(null) : transportName;
        return TransportSelection.choose(found, named == null && found.size() > 1 ? fallbackTransport : named);
    }

    private TransportConfig transportConfig(Scheduler time, KeyMask mask) {
        String space = workspace == null ? lookup.workspace().orElse(null) : workspace;
        return new TransportConfig(
                BaseUrl.normalised(baseUrl == null ? lookup.baseUrl().orElse(null) : baseUrl.toString(), region),
                mask.watching(apiKey == null ? keyFromLookup() : apiKey),
                space,
                region.zone(),
                connectTimeout,
                callTimeout,
                transferIdleTimeout == null ? callTimeout : transferIdleTimeout,
                time,
                network(mask));
    }

    /** What the environment says is read only if it counts: an odd value of it does no harm beside the builder's. */
    private Network network(KeyMask mask) {
        ProxyRules rules = mask.watching(proxies == null ? lookup.proxies() : proxies);
        mask.alsoHeaders(headers.values());
        return new Network(rules, proxies != null, sslContext, headers);
    }

    private ResultHostPolicy resultHosts(URI base) {
        ResultHostPolicy policy = resultHosts == null ? ResultHostPolicy.standard(base) : resultHosts;
        return namedResultHosts.isEmpty() ? policy : new NamedHosts(namedResultHosts, policy);
    }

    /** Looked up once, so that a missing key is told when the client is built. */
    private Supplier<String> keyFromLookup() {
        String key = lookup.apiKey();
        return () -> key;
    }

    private static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new ConfigurationException(
                    name + " is " + Amounts.duration(value) + ".", "Set a duration over zero.");
        }
        return value;
    }
}
