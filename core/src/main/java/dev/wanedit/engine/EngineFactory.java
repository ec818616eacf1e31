package dev.wanedit.engine;

import dev.wanedit.engine.ClientOperations.OfJobs;
import dev.wanedit.engine.check.JobCheck;
import dev.wanedit.engine.diagnose.Examination;
import dev.wanedit.engine.download.LimitedDownloader;
import dev.wanedit.engine.download.RetryingDownloader;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.follow.Canceler;
import dev.wanedit.engine.follow.ConfirmedUnknown;
import dev.wanedit.engine.follow.PollingWatch;
import dev.wanedit.engine.follow.ResultExpiryWatch;
import dev.wanedit.engine.log.ReportedTaskApi;
import dev.wanedit.engine.reconcile.Reconciler;
import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.TaskRecorder;
import dev.wanedit.engine.resilience.ResilientTaskApi;
import dev.wanedit.engine.resilience.ResilientUploader;
import dev.wanedit.engine.resilience.Retries;
import dev.wanedit.engine.resilience.RetryPolicy;
import dev.wanedit.engine.rx.GuardedTaskApi;
import dev.wanedit.engine.rx.HeldBackTaskApi;
import dev.wanedit.engine.rx.ObservedTaskApi;
import dev.wanedit.engine.submit.BoundedUploader;
import dev.wanedit.engine.submit.MediaDelivery;
import dev.wanedit.engine.submit.OpenIntents;
import dev.wanedit.engine.submit.StepTimer;
import dev.wanedit.engine.submit.SubmitOnce;
import dev.wanedit.engine.submit.Submitter;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.RequestGuard;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.record.JobSchedule;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.ResultLimits;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds the use cases from the parts of a client. This is the only class that depends on all of core.
 *
 * @param downloads downloads results; asked for when the first job or download needs it
 */
public record EngineFactory(
        Transport transport,
        MediaUploader uploader,
        Supplier<ResultDownloader> downloads,
        ResultLimits limits,
        int downloadsAtOnce,
        JobStore store,
        JobCheck check,
        ResultExpiryWatch expiries,
        JobListener listener,
        RequestGuard guard,
        OpenIntents intents,
        Scheduler timer,
        Clock clock,
        Scheduler disk,
        Scheduler storeThreads,
        BiFunction<TaskApi, UnaryOperator<TaskApi>, Examination> examining) {

    public ClientOperations engine(
            RateLimits rateLimits,
            @Nullable Integer maxRunning,
            Polling plan,
            Reconciliation reconciliation,
            Duration awaitDeadline,
            ClosingSignal closes) {
        Completable closing = closes.fault(null);
        TaskApi exchanges = exchanges(transport.tasks());
        JobSpans spans = new JobSpans(listener, closes);
        ResilientTaskApi resilient = new ResilientTaskApi(exchanges, rateLimits, listener, timer, closing);
        JobRecorder jobRecorder =
                new JobRecorder(store, clock, new JobSchedule(reconciliation.settling(), plan.first()), storeThreads);
        TaskRecorder recorder = new TaskRecorder(jobRecorder, timer, listener, check.prices());
        PollingWatch watch =
                new PollingWatch(expiries.watching(resilient.attempts()), plan, rateLimits, timer, listener);
        TaskApi tasks = watch.watching(expiries.watching(resilient));
        Awaiter awaiter = new Awaiter(watch, recorder::news, plan.first(), timer, resilient::lastFault);
        TaskApi confirmed = new ConfirmedUnknown(plan, timer).of(tasks);
        OnFirstUse<OfJobs> ofJobs = new OnFirstUse<>(() -> {
            RetryingDownloader downloader =
                    downloader(new ObservedTaskApi(confirmed, recorder::seen), recorder, closing);
            SubmitOnce creation =
                    new SubmitOnce(exchanges, resilient::submit, jobRecorder, reconciliation, timer, intents);
            Reconciler reconciler = new Reconciler(tasks, jobRecorder, reconciliation, timer);
            StepTimer steps = new StepTimer(listener, timer);
            Submitter submitter = new Submitter(
                    check,
                    delivery(steps, closing),
                    creation,
                    jobRecorder,
                    reconciler,
                    reconciliation.policy(),
                    disk,
                    steps,
                    closing);
            RunningGate gate = new RunningGate(maxRunning, watch, awaiter, timer, plan.first(), closing);
            Resumer resumer = new Resumer(
                    jobRecorder, reconciler, awaiter, downloader, reconciliation.policy(), awaitDeadline, spans, gate);
            return new OfJobs(
                    new JobWorkflow(submitter, awaiter, downloader, awaitDeadline, spans, gate, closes),
                    new RecordedJobs(jobRecorder, reconciler, resumer, closes),
                    downloader,
                    creation.idle());
        });
        return new ClientOperations(
                ofJobs,
                new TaskOperations(
                        tasks,
                        new Canceler(confirmed),
                        awaiter,
                        recorder,
                        () -> ofJobs.get().downloader(),
                        awaitDeadline,
                        spans,
                        closes),
                new CompletionEvents(watch, tasks, jobRecorder, recorder, timer, closes),
                new OnFirstUse<>(() -> new Diagnoser(
                        examining.apply(resilient.attempts(), other -> resilient.attempts(exchanges(other))), closes)));
    }

    /** Each request to a host of the service is asked for, and its end is reported. */
    private TaskApi exchanges(TaskApi host) {
        return new HeldBackTaskApi(new ReportedTaskApi(new GuardedTaskApi(host), listener, timer), guard);
    }

    private RetryingDownloader downloader(TaskApi tasks, TaskRecorder recorder, Completable closing) {
        Retries retries = Retries.ofReads(Operation.DOWNLOAD, RetryPolicy.DOWNLOADS, listener, timer, closing);
        LimitedDownloader guard = new LimitedDownloader(downloads.get(), limits, timer);
        return new RetryingDownloader(
                tasks, guard, downloadsAtOnce, retries, disk, recorder, expiries::downloaded, clock);
    }

    private MediaDelivery delivery(StepTimer steps, Completable closing) {
        return new MediaDelivery(new ResilientUploader(new BoundedUploader(uploader), listener, timer, closing), steps);
    }
}
