package dev.wanedit.engine.submit;

import dev.wanedit.engine.check.JobCheck;
import dev.wanedit.engine.check.MediaCheck;
import dev.wanedit.engine.reconcile.Reconciler;
import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.event.JobListener;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.price.RegionPrices;
import dev.wanedit.record.JobSchedule;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Preflight;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.UncertainPolicy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The parts that keep jobs, with a scripted service and in virtual time, which the clock shows too. */
public final class JobBench {

    public static final Instant START = Instant.parse("2026-04-03T00:00:00Z");
    public static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Reconciliation SETTINGS = Reconciliation.DEFAULT.settlingIn(SETTLING);

    public final JobRecorder jobRecorder;
    public final Reconciler reconciler;
    final SubmitOnce creation;
    final OpenIntents intents = new OpenIntents();

    public JobBench(TaskApi tasks, JobStore store, Scheduler timer) {
        this(tasks, store, timer, Duration.ZERO);
    }

    /** The parts with these attempts to create tasks. */
    JobBench(TaskApi tasks, JobStore store, Scheduler timer, CreateAttempts attempts) {
        this(tasks, store, timer, clock(timer), attempts);
    }

    /** The parts of a process whose clock is ahead by this. */
    public JobBench(TaskApi tasks, JobStore store, Scheduler timer, Duration ahead) {
        this(tasks, store, timer, Clock.offset(clock(timer), ahead));
    }

    /** The parts of a process with this clock. */
    public JobBench(TaskApi tasks, JobStore store, Scheduler timer, Clock clock) {
        this(tasks, store, timer, clock, JobBench::pass);
    }

    private JobBench(TaskApi tasks, JobStore store, Scheduler timer, Clock clock, CreateAttempts attempts) {
        this.jobRecorder = new JobRecorder(
                store, clock, new JobSchedule(SETTLING, Polling.AUTOMATIC.first()), Schedulers.trampoline());
        this.reconciler = new Reconciler(tasks, jobRecorder, SETTINGS, timer);
        this.creation = new SubmitOnce(tasks, attempts, jobRecorder, SETTINGS, timer, intents);
    }

    public Submitter submitter(MediaUploader uploads, Completable closing, UncertainPolicy policy) {
        return submitter(uploads, closing, policy, JobListener.NONE);
    }

    Submitter submitter(MediaUploader uploads, Completable closing, UncertainPolicy policy, JobListener listener) {
        JobCheck check = new JobCheck(
                new MediaCheck(null, Preflight.WARN),
                RegionPrices.of(LocalDate.EPOCH, Map.of(Resolution.P1080, Money.of("1", "CNY"))),
                Schedulers.trampoline(),
                doubt -> {});
        StepTimer steps = new StepTimer(listener, Schedulers.trampoline());
        return new Submitter(
                check,
                new MediaDelivery(uploads, steps),
                creation,
                jobRecorder,
                reconciler,
                policy,
                Schedulers.trampoline(),
                steps,
                closing);
    }

    /** The scheduler's time as a time of day. */
    static Clock clock(Scheduler timer) {
        return clock(() -> START.plusMillis(timer.now(TimeUnit.MILLISECONDS)));
    }

    /** A clock that shows this time. */
    public static Clock clock(Supplier<Instant> time) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return time.get();
            }
        };
    }

    private static <T> Single<T> pass(Single<T> attempt) {
        return attempt;
    }
}
