package dev.wanedit;

import dev.wanedit.engine.Archiver;
import dev.wanedit.engine.Awaiter;
import dev.wanedit.engine.BoundedUploader;
import dev.wanedit.engine.CaughtTasks;
import dev.wanedit.engine.DownloadGuard;
import dev.wanedit.engine.Finisher;
import dev.wanedit.engine.FollowPlan;
import dev.wanedit.engine.Follower;
import dev.wanedit.engine.Jobs;
import dev.wanedit.engine.Ledger;
import dev.wanedit.engine.MediaDelivery;
import dev.wanedit.engine.NotedTasks;
import dev.wanedit.engine.Notes;
import dev.wanedit.engine.Quoter;
import dev.wanedit.engine.Reconciler;
import dev.wanedit.engine.Reconciliation;
import dev.wanedit.engine.ResultExpiryWatch;
import dev.wanedit.engine.Steps;
import dev.wanedit.engine.Submitter;
import dev.wanedit.engine.TaskCreation;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultLimits;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.resilience.Budgets;
import dev.wanedit.resilience.ResilientTaskApi;
import dev.wanedit.resilience.ResilientUploader;
import dev.wanedit.resilience.Retries;
import dev.wanedit.resilience.RetryPolicy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Puts the use cases together over what a client stands on: the one place that sees all of core. */
record Assembly(
        Transport transport,
        MediaUploader uploader,
        ResultDownloader downloads,
        ResultLimits limits,
        JobStore store,
        Quoter quoter,
        ResultExpiryWatch expiries,
        JobListener listener,
        Scheduler timer,
        Clock clock,
        Scheduler disk,
        Scheduler storeThreads) {

    Operations operations(
            Budgets budgets,
            FollowPlan plan,
            Reconciliation reconciliation,
            Duration awaitDeadline,
            Shutdown shutdown) {
        Completable closing = shutdown.signal(null);
        TaskApi exchanges = new CaughtTasks(transport.tasks());
        ResilientTaskApi resilient = new ResilientTaskApi(exchanges, budgets, listener, timer, closing);
        TaskApi tasks = expiries.watching(resilient);
        Ledger ledger = new Ledger(store, clock, storeThreads);
        Notes notes = new Notes(ledger, timer, listener);
        Follower follower = new Follower(
                tasks, plan, timer, () -> ThreadLocalRandom.current().nextDouble(), notes::news, listener);
        Awaiter awaiter = new Awaiter(follower, timer, resilient::lastFault);
        Archiver archiver = archiver(new NotedTasks(tasks, notes), notes, closing);
        Finisher finisher = new Finisher(awaiter, plan, archiver, ledger, notes, timer, shutdown::signal);
        TaskCreation creation = new TaskCreation(exchanges, resilient::submit, ledger, reconciliation, timer);
        shutdown.waitFor(creation.idle());
        Reconciler reconciler = new Reconciler(tasks, ledger, reconciliation, timer);
        Steps steps = new Steps(listener, timer);
        Submitter submitter = new Submitter(
                quoter,
                delivery(steps, closing),
                creation,
                ledger,
                reconciler,
                reconciliation.policy(),
                disk,
                steps,
                closing);
        Jobs jobs = new Jobs(submitter, finisher, ledger, reconciler, reconciliation.policy(), awaitDeadline);
        return new Operations(tasks, quoter, jobs, follower, awaiter, notes, finisher, awaitDeadline, shutdown);
    }

    private Archiver archiver(TaskApi tasks, Notes notes, Completable closing) {
        Retries retries = Retries.ofReads(Operation.DOWNLOAD, RetryPolicy.DOWNLOADS, listener, timer, closing);
        DownloadGuard guard = new DownloadGuard(downloads, limits, timer);
        return new Archiver(tasks, guard, retries, disk, notes, expiries::downloaded);
    }

    private MediaDelivery delivery(Steps steps, Completable closing) {
        return new MediaDelivery(new ResilientUploader(new BoundedUploader(uploader), listener, timer, closing), steps);
    }
}
