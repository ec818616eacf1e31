package dev.wanedit.engine.follow;

import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.engine.duration.LearntDurations;
import dev.wanedit.engine.poll.PollLimits;
import dev.wanedit.engine.poll.PollPlan;
import dev.wanedit.engine.poll.PollPlanner;
import dev.wanedit.engine.poll.PollRequest;
import dev.wanedit.engine.poll.PollRequest.ByName;
import dev.wanedit.engine.poll.PollRequest.ListPage;
import dev.wanedit.engine.poll.PolledTask;
import dev.wanedit.engine.resilience.FailureStreak;
import dev.wanedit.engine.resilience.ReadRetryRule;
import dev.wanedit.engine.resilience.RetryPolicy;
import dev.wanedit.engine.rx.Delays;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.engine.rx.ObservedTaskApi;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.exchange.DrainLoop;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the planner plans, with one timer for all tasks, which is set to the planner's next moment. A task that is
 * followed is a small record, not a timer and not a thread.
 */
public final class PollingWatch implements TaskWatch {

    private static final long LONGEST_WAIT = Duration.ofDays(365).toNanos();
    /** The buffer grows when it must. */
    private static final int BUFFERED = 4;

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final TaskApi attempts;
    private final Scheduler timer;
    private final JobListener listener;
    private final LearntDurations learnt = new LearntDurations();
    private final PollLimits rules;
    private final PollPlanner planner;
    private final DrainLoop loop = new DrainLoop(() -> plan().forEach(this::send));
    private final NextWake wake;
    private volatile CompositeDisposable pages = new CompositeDisposable();
    private volatile Runnable onPage = () -> {};

    /**
     * @param attempts the service: each query and each page is one attempt, which waits for the account's rate limit
     * @param polling when to ask
     * @param rateLimits requests per second
     * @param timer measures time
     * @param listener is notified of queries that fail for a temporary reason
     */
    public PollingWatch(
            TaskApi attempts, Polling polling, RateLimits rateLimits, Scheduler timer, JobListener listener) {
        this.attempts = attempts;
        this.timer = timer;
        this.wake = new NextWake(timer, this::serve);
        this.listener = listener;
        Duration every = polling.every();
        this.rules = new PollLimits(
                rateLimits.queries(),
                rateLimits.lists(),
                Delays.nanos(polling.first()),
                every == null ? 0 : Delays.nanos(every));
        this.planner = new PollPlanner(rules, learnt, now());
    }

    @Override
    public Flowable<TaskSnapshot> follow(
            TaskId taskId, DurationKey kind, Duration firstPoll, Consumer<WanEditException> onFault) {
        // The buffer of RxJava's own strategy has 128 places for each task; a task has few changes.
        return Flowable.<TaskSnapshot>create(
                        emitter -> join(taskId, kind, firstPoll, new FlowWaiter(this, emitter, onFault)),
                        BackpressureStrategy.MISSING)
                .onBackpressureBuffer(BUFFERED, true, true);
    }

    @Override
    public void observe(TaskSnapshot snapshot) {
        if (snapshot.status() == TaskStatus.UNKNOWN) {
            return; // The queries of this watch show whether that is so.
        }
        FollowedTask task;
        synchronized (this) {
            task = find(snapshot.taskId());
        }
        if (task != null) {
            saw(task, snapshot, PollPlanner::observed);
        }
    }

    /** The same service; what it answers to others is known to this watch too. */
    public TaskApi watching(TaskApi api) {
        return new ObservedTaskApi(
                api,
                task -> {
                    observe(task);
                    return Single.just(task);
                },
                this::observe);
    }

    private void observe(TaskPage page) {
        synchronized (this) {
            planner.seen(page, now());
        }
        serve();
    }

    @Override
    public Hint hint(TaskId taskId) {
        synchronized (this) {
            FollowedTask task = find(taskId);
            if (task == null) {
                return Hint.NOT_FOLLOWED;
            }
            if (!planner.hinted(task, now())) {
                return Hint.REPEATED;
            }
        }
        serve();
        return Hint.TAKEN;
    }

    /** The most tasks of the account that the list showed as running at once; 0 before. */
    public synchronized int mostRunning() {
        return planner.mostRunning();
    }

    /** How many tasks run that this client does not follow, as far as the list showed it in the last minute. */
    public synchronized int othersRunning() {
        return planner.othersRunning(now());
    }

    /**
     * Sets what is notified of pages.
     *
     * @param listener is called after each page of the list
     */
    public void onPage(Runnable listener) {
        this.onPage = listener;
    }

    @Override
    public void join(TaskId taskId, DurationKey kind, Duration firstPoll, TaskSubscriber follow) {
        TaskSnapshot last;
        FollowedTask task;
        synchronized (this) {
            FollowedTask known = find(taskId);
            long now = now();
            long first = Math.min(LONGEST_WAIT, Delays.nanos(firstPoll));
            task = known == null ? new FollowedTask(taskId, now + first - rules.firstLook(), learnt.of(kind)) : known;
            task.add(follow);
            follow.task = task;
            last = task.last;
            planner.watch(task, now);
            if (known != null && first == 0) {
                planner.soon(task, now);
            }
        }
        follow.joined();
        if (last != null) {
            follow.saw(last);
        }
        serve();
    }

    @Override
    public void leave(TaskSubscriber follow) {
        Disposable exchange;
        FailureStreak failures;
        boolean last;
        CompositeDisposable unused;
        synchronized (this) {
            FollowedTask task = follow.task;
            follow.task = null;
            if (task == null || !task.remove(follow)) {
                return;
            }
            planner.forget(task);
            exchange = task.exchange;
            failures = task.failures;
            task.exchange = null;
            task.failures = null;
            unused = pages;
            if (planner.size() == 0) {
                planner.plan(now()); // Ends the sweeps, whose pages are aborted below.
                pages = new CompositeDisposable();
            }
            last = unused != pages;
        }
        if (last) {
            unused.dispose();
        }
        if (exchange != null) {
            exchange.dispose();
        }
        if (failures != null) {
            failures.ended();
        }
        serve();
    }

    /** Sends what is due. An answer may come while its request is sent. */
    private void serve() {
        loop.run();
    }

    private synchronized List<PollRequest> plan() {
        PollPlan round = planner.plan(now());
        wake.set(round.lookAgain());
        return round.requests();
    }

    private void send(PollRequest request) {
        if (request instanceof ByName query && query.task() instanceof FollowedTask task) {
            query(task);
        } else if (request instanceof ListPage page) {
            list(page);
        }
    }

    private void query(FollowedTask task) {
        Disposable exchange = ErrorGuard.single(() -> attempts.query(task.taskId()))
                .subscribe(snapshot -> answered(task, snapshot), fault -> failed(task, fault));
        boolean left;
        synchronized (this) {
            left = !task.isFollowed();
            if (!left && !exchange.isDisposed()) {
                task.exchange = exchange;
            }
        }
        if (left) {
            exchange.dispose();
        }
    }

    private void answered(FollowedTask task, TaskSnapshot snapshot) {
        boolean again;
        synchronized (this) {
            task.exchange = null;
            again = snapshot.status() == TaskStatus.UNKNOWN && planner.unknown(task, now());
        }
        if (again) {
            serve();
        } else {
            saw(task, snapshot, PollPlanner::answered);
        }
    }

    private void saw(FollowedTask task, TaskSnapshot snapshot, Learning learning) {
        List<TaskSubscriber> follows;
        FailureStreak failures;
        synchronized (this) {
            task.last = snapshot;
            learning.learn(planner, task, snapshot, now());
            follows = task.follows();
            failures = task.failures;
        }
        if (failures != null) {
            failures.succeeded();
        }
        follows.forEach(follow -> follow.saw(snapshot));
        serve();
    }

    private void failed(FollowedTask task, Throwable error) {
        boolean withoutVideo = ReadRetryRule.withoutVideo(error);
        WanEditException fault = error instanceof WanEditException known ? known : null;
        boolean over = fault == null || !(withoutVideo || fault.isRetryable());
        List<TaskSubscriber> follows;
        synchronized (this) {
            task.exchange = null;
            follows = task.follows();
            if (over) {
                planner.forget(task);
            } else if (withoutVideo) {
                over = !planner.withoutResult(task, now());
            } else {
                planner.failed(task, pause(error), now());
            }
        }
        if (over || fault == null) {
            follows.forEach(follow -> follow.failed(error));
        } else {
            FailureStreak failures = failures(task);
            if (failures != null) {
                failures.failed(fault);
            }
            follows.forEach(follow -> follow.faulted(fault));
        }
        serve();
    }

    /** Null if the last follower has left meanwhile: then no one would end the streak. */
    private synchronized @Nullable FailureStreak failures(FollowedTask task) {
        FailureStreak failures = task.failures;
        if (failures == null && task.isFollowed()) {
            failures = new FailureStreak(Operation.WAIT, task.taskId(), listener, timer);
            task.failures = failures;
        }
        return failures;
    }

    private void list(ListPage page) {
        TaskFilter filter = new TaskFilter(page.status(), null, null, null, null, page.page(), page.size());
        ErrorGuard.single(() -> attempts.list(filter))
                .subscribe(answer -> listed(page, answer), fault -> notListed(page, fault), pages);
    }

    /** A fault of the list ends no wait: then tasks are queried. */
    private void notListed(ListPage page, Throwable fault) {
        synchronized (this) {
            planner.failed(page, pause(fault), now());
        }
        serve();
    }

    private void listed(ListPage page, TaskPage answer) {
        Map<TaskSnapshot, List<TaskSubscriber>> begun;
        synchronized (this) {
            List<PolledTask> tasks = planner.listed(page, answer, now());
            begun = tasks.isEmpty() ? Map.of() : BegunTasks.of(tasks, answer);
        }
        begun.forEach((snapshot, follows) -> follows.forEach(follow -> follow.saw(snapshot)));
        onPage.run();
        serve();
    }

    private @Nullable FollowedTask find(TaskId taskId) {
        return (FollowedTask) planner.find(taskId);
    }

    /** In nanoseconds; 0 if the fault is no 429. */
    private static long pause(Throwable fault) {
        if (!(fault instanceof ThrottledException throttled)) {
            return 0;
        }
        Duration pause = RetryPolicy.READS.retryAfter(throttled);
        return Delays.nanos(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
    }

    /** How the planner learns of a snapshot. */
    @FunctionalInterface
    private interface Learning {

        void learn(PollPlanner planner, PolledTask task, TaskSnapshot snapshot, long moment);
    }

    private long now() {
        return timer.now(TimeUnit.NANOSECONDS);
    }
}
