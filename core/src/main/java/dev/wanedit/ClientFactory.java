package dev.wanedit;

import dev.wanedit.engine.ClientOperations;
import dev.wanedit.engine.ClosingSignal;
import dev.wanedit.engine.EngineFactory;
import dev.wanedit.engine.Shutdown;
import dev.wanedit.engine.check.JobCheck;
import dev.wanedit.engine.check.MediaCheck;
import dev.wanedit.engine.config.ProbeSelection;
import dev.wanedit.engine.download.RedirectingDownloader;
import dev.wanedit.engine.follow.ResultExpiryWatch;
import dev.wanedit.engine.log.ExchangeLog;
import dev.wanedit.engine.log.JobLog;
import dev.wanedit.engine.log.LoggedTransport;
import dev.wanedit.engine.log.MaskedTransport;
import dev.wanedit.engine.rx.CallbackThreads;
import dev.wanedit.engine.rx.DiskThreads;
import dev.wanedit.engine.rx.MonotonicTimer;
import dev.wanedit.engine.submit.OpenIntents;
import dev.wanedit.error.Violation;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobWarning;
import dev.wanedit.network.SecretMask;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.price.Quoter;
import dev.wanedit.settings.Preflight;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.function.Consumer;

/** Puts a client together from its settings. */
final class ClientFactory {

    private final ClientSettings settings;

    ClientFactory(ClientSettings settings) {
        this.settings = settings.snapshot();
    }

    VideoEditClient client() {
        Scheduler time = settings.timer == null ? new MonotonicTimer(Schedulers.computation()) : settings.timer;
        DiskThreads disk = DiskThreads.forFiles();
        JobStore store = settings.jobStore == null ? new MemoryJobStore() : settings.jobStore;
        DiskThreads storeThreads = DiskThreads.forTheStore();
        // Calls of a store in memory take no time, so they need no thread. Any other store has its own threads, so that
        // it blocks neither callers nor the transport.
        Scheduler storeCalls = store instanceof MemoryJobStore ? Schedulers.trampoline() : storeThreads.scheduler();
        DiskThreads uploadThreads = DiskThreads.forUploads();
        JobListener listener = new JobLog(settings.jobListener);
        JobCheck check = jobCheck(disk.scheduler(), listener);
        SecretMask mask = new SecretMask();
        OpenIntents intents = new OpenIntents();
        TransportConfig config = settings.transportConfig(time, mask, intents);
        ExchangeLog exchanges = new ExchangeLog(time, mask);
        TransportProvider provider = settings.provider();
        Transport masked = new MaskedTransport(provider.open(config), mask);
        Transport opened = LoggedTransport.of(masked, config.baseUrl(), exchanges);
        ResultDownloader downloads = opened.downloads(); // Here, where a fault of the transport is the caller's to see.
        CallbackThreads callbacks = CallbackThreads.over(settings.callbackExecutor);
        ClosingSignal closing = new ClosingSignal();
        ResultExpiryWatch expiries = new ResultExpiryWatch(
                settings.expiryAhead,
                settings.onResultExpiring,
                settings.clock,
                time,
                callbacks.scheduler(),
                closing.fault(null));
        EngineFactory assembly = new EngineFactory(
                opened,
                settings.uploader == null
                        ? opened.uploads()
                        : LoggedTransport.uploads(
                                MaskedTransport.uploads(settings.uploader.apply(uploadThreads.scheduler()), mask),
                                exchanges),
                () -> new RedirectingDownloader(
                        downloads,
                        settings.resultHosts(config.baseUrl()),
                        config.baseUrl(),
                        (taskId, text) -> listener.onWarning(new JobWarning(null, taskId, text))),
                settings.resultLimits,
                settings.maxDownloads,
                store,
                check,
                expiries,
                listener,
                settings.requestGuard,
                intents,
                time,
                settings.clock,
                disk.scheduler(),
                storeCalls,
                (tasks, limits) ->
                        new ExaminationFactory(settings).ofClient(provider, config, store, tasks, limits, mask));
        ClientOperations engine = assembly.engine(
                settings.rateLimits,
                settings.maxRunning,
                settings.polling,
                settings.reconciliation.covering(settings.callTimeout),
                settings.awaitDeadline,
                closing);
        Shutdown shutdown = new Shutdown(
                closing, engine.idle(), opened, disk, storeThreads, uploadThreads, callbacks, settings.closeTimeout);
        return new VideoEditClient(engine, new RxVideoEditClient(engine, callbacks.scheduler()), shutdown);
    }

    Quoter quoter() {
        return jobCheck(Schedulers.io(), new JobLog(settings.jobListener));
    }

    private JobCheck jobCheck(Scheduler disk, JobListener listener) {
        Consumer<Violation> doubts = settings.onDoubt == null
                ? doubt -> listener.onWarning(JobWarning.of("The service may refuse the job: " + doubt + "."))
                : settings.onDoubt;
        return new JobCheck(mediaCheck(), settings.prices.in(settings.region), disk, doubts);
    }

    /** Made before the transport is opened, so that nothing is left open when there is no decided probe. */
    private MediaCheck mediaCheck() {
        boolean chosen = settings.mediaProbe != null || settings.preflight == Preflight.OFF;
        return new MediaCheck(
                chosen ? settings.mediaProbe : ProbeSelection.choose(ProbeSelection.onClassPath(), settings.preflight),
                settings.preflight);
    }
}
