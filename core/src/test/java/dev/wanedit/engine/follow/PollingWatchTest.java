package dev.wanedit.engine.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.event.JobListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The account's watch, in virtual time, over a service that answers at once. */
class PollingWatchTest {

    private static final int MANY = 10_000;
    private static final int RUNNING = 5;
    private static final Duration FIRST = Polling.AUTOMATIC.first();

    private final TestScheduler time = new TestScheduler();
    private final CountedTimer timer = new CountedTimer(time);
    private final Service service = new Service();
    private final PollingWatch watch =
            new PollingWatch(service, Polling.AUTOMATIC, RateLimits.ACCOUNT, timer, JobListener.NONE);

    @Test
    void follow_whenTenThousandTasksAreFollowed_usesOneTimer() {
        List<TestSubscriber<TaskSnapshot>> waits = followMany();

        time.advanceTimeBy(10, TimeUnit.MINUTES);

        assertThat(timer.most).isEqualTo(1);
        waits.forEach(TestSubscriber::assertNotComplete);
        waits.forEach(TestSubscriber::cancel);
        assertThat(timer.pending()).isZero();
    }

    @Test
    void follow_whenOneOfTenThousandEnds_noticesItWithinSeconds() {
        List<TestSubscriber<TaskSnapshot>> waits = followMany();
        time.advanceTimeBy(1, TimeUnit.MINUTES);
        int before = service.queries;

        service.ended.add("task-3");
        time.advanceTimeBy(5, TimeUnit.SECONDS);

        waits.get(3).assertComplete();
        assertThat(service.queries - before).isLessThan(30);
    }

    @Test
    void follow_whenTheListShowsThatTheTaskBegan_emitsThatItRuns() {
        List<TestSubscriber<TaskSnapshot>> waits = followMany();

        time.advanceTimeBy(1, TimeUnit.MINUTES);

        waits.subList(0, RUNNING)
                .forEach(wait -> assertThat(last(wait).status()).isEqualTo(TaskStatus.RUNNING));
    }

    @Test
    void follow_whenTwoFollowOneTask_asksOnceForBoth() {
        TestSubscriber<TaskSnapshot> one = follow("a");
        TestSubscriber<TaskSnapshot> other = follow("a");
        time.advanceTimeBy(3, TimeUnit.SECONDS);

        assertThat(service.queries).isOne();
        assertThat(one.values()).isEqualTo(other.values()).hasSize(1);
    }

    @Test
    void observe_whenTheTaskIsFollowed_emitsItAndAsksNoMore() {
        TestSubscriber<TaskSnapshot> wait = follow("a");

        watch.observe(TaskSnapshot.of(new TaskId("a"), TaskStatus.FAILED));
        time.advanceTimeBy(1, TimeUnit.HOURS);

        wait.assertComplete();
        assertThat(service.queries).isZero();
    }

    @Test
    void hint_whenACompletionEventNamesTheTask_queriesItAtOnce() {
        TestSubscriber<TaskSnapshot> wait = follow("a");
        service.ended.add("a");

        watch.hint(new TaskId("a"));
        watch.hint(new TaskId("of-another-application"));

        wait.assertComplete();
        assertThat(service.queries).isOne();
    }

    /** Without a store: what other tasks of this client showed. */
    @Test
    void follow_whenEditsOfItsKindAreKnownToBeLong_asksLessThanForShortOnes() {
        DurationKey small = new DurationKey(Resolution.P720, 0);
        DurationKey large = new DurationKey(Resolution.P1080, 0);
        for (int i = 0; i < 50; i++) {
            ended("small-" + i, small, 60);
            ended("large-" + i, large, 600);
        }

        int ofSmall = queriesInThreeMinutes("small", small);
        int ofLarge = queriesInThreeMinutes("large", large);

        assertThat(ofLarge).isLessThan(ofSmall * 2 / 3);
    }

    private void ended(String id, DurationKey kind, int seconds) {
        Instant begun = Instant.EPOCH;
        watch.follow(new TaskId(id), kind, FIRST, fault -> {}).subscribe();
        watch.observe(new TaskSnapshot(
                new TaskId(id),
                TaskStatus.SUCCEEDED,
                "SUCCEEDED",
                null,
                begun,
                begun,
                begun.plusSeconds(seconds),
                null,
                null,
                null));
    }

    private int queriesInThreeMinutes(String id, DurationKey kind) {
        service.tasks.add(id);
        service.running.add(id);
        int before = service.queries;
        TestSubscriber<TaskSnapshot> wait =
                watch.follow(new TaskId(id), kind, FIRST, fault -> {}).test();
        time.advanceTimeBy(3, TimeUnit.MINUTES);
        wait.cancel();
        return service.queries - before;
    }

    @Test
    void follow_whenTheServiceRefusesWithA429_waitsAsItAsks() {
        service.fault = new ThrottledException("Slow down.", ErrorContext.NONE, Duration.ofSeconds(20));
        TestSubscriber<TaskSnapshot> wait = follow("a");

        time.advanceTimeBy(22, TimeUnit.SECONDS);

        assertThat(service.queries).isOne();
        service.fault = null;
        time.advanceTimeBy(2, TimeUnit.SECONDS);
        wait.assertValueCount(1).assertNotComplete();
    }

    @Test
    void follow_whenASucceededTaskHasNoVideo_asksFiveTimesMoreAndTellsTheTask() {
        service.fault = MalformedResponseException.withoutVideo("", ErrorContext.of(new TaskId("a")));
        TestSubscriber<TaskSnapshot> wait = follow("a");

        time.advanceTimeBy(3 + 2 + 4 + 8 + 16, TimeUnit.SECONDS);
        wait.assertNotComplete().assertNoErrors();
        time.advanceTimeBy(32, TimeUnit.SECONDS);

        wait.assertError(MalformedResponseException.class);
        assertThat(service.queries).isEqualTo(6);
    }

    /** A part of the service that is behind the others. */
    @Test
    void follow_whenAYoungTaskIsUnknownAtFirst_waitsOn() {
        service.unknown.add("a");
        TestSubscriber<TaskSnapshot> wait = follow("a");
        time.advanceTimeBy(3, TimeUnit.SECONDS);
        watch.observe(TaskSnapshot.of(new TaskId("a"), TaskStatus.UNKNOWN));
        wait.assertNoValues().assertNotComplete();

        service.unknown.clear();
        time.advanceTimeBy(1, TimeUnit.SECONDS);

        assertThat(last(wait).status()).isEqualTo(TaskStatus.RUNNING);
        wait.assertNotComplete();
    }

    @Test
    void follow_whenTheTaskStaysUnknown_asksFourTimesMoreAndSaysSo() {
        service.unknown.add("a");
        TestSubscriber<TaskSnapshot> wait = follow("a");

        time.advanceTimeBy(3 + 1 + 2 + 4, TimeUnit.SECONDS);
        wait.assertNoValues();
        time.advanceTimeBy(8, TimeUnit.SECONDS);

        wait.assertComplete();
        assertThat(last(wait).status()).isEqualTo(TaskStatus.UNKNOWN);
        assertThat(service.queries).isEqualTo(5);
    }

    private TestSubscriber<TaskSnapshot> follow(String id) {
        service.tasks.add(id);
        if (service.tasks.size() <= RUNNING) {
            service.running.add(id);
        }
        return watch.follow(new TaskId(id), DurationKey.UNKNOWN, FIRST, fault -> {})
                .test();
    }

    private List<TestSubscriber<TaskSnapshot>> followMany() {
        List<TestSubscriber<TaskSnapshot>> waits = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            waits.add(follow("task-" + i));
        }
        return waits;
    }

    private static TaskSnapshot last(TestSubscriber<TaskSnapshot> wait) {
        return wait.values().get(wait.values().size() - 1);
    }

    /** The first five tasks run, the others are queued. */
    private static final class Service implements TaskApi {

        private final List<String> tasks = new ArrayList<>();
        private final Set<String> running = new HashSet<>();
        private final Set<String> ended = new HashSet<>();
        private final Set<String> unknown = new HashSet<>();
        private RuntimeException fault;
        private int queries;

        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            return Single.fromCallable(() -> {
                queries++;
                if (fault != null) {
                    throw fault;
                }
                return TaskSnapshot.of(
                        taskId, unknown.contains(taskId.value()) ? TaskStatus.UNKNOWN : status(taskId.value()));
            });
        }

        @Override
        public Single<TaskPage> list(TaskFilter filter) {
            return Single.fromCallable(() -> {
                List<String> found = filter.status() == TaskStatus.RUNNING
                        ? tasks.subList(0, Math.min(RUNNING, tasks.size()))
                        : tasks.subList(Math.min(RUNNING, tasks.size()), tasks.size());
                int from = Math.min(found.size(), (filter.page() - 1) * filter.pageSize());
                List<TaskSummary> rows = found.subList(from, Math.min(found.size(), from + filter.pageSize())).stream()
                        .filter(id -> !ended.contains(id))
                        .map(id -> new TaskSummary(
                                new TaskId(id), status(id), status(id).name(), null, null, null, null))
                        .toList();
                int pages = (found.size() + filter.pageSize() - 1) / filter.pageSize();
                return new TaskPage(rows, filter.page(), filter.pageSize(), pages, found.size());
            });
        }

        private TaskStatus status(String id) {
            return ended.contains(id)
                    ? TaskStatus.FAILED
                    : running.contains(id) ? TaskStatus.RUNNING : TaskStatus.PENDING;
        }

        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return Single.never();
        }

        @Override
        public Completable cancel(TaskId taskId) {
            return Completable.never();
        }
    }

    /** Counts the timers that are set at the same time. */
    private static final class CountedTimer extends Scheduler {

        private final TestScheduler time;
        private final List<Disposable> set = new ArrayList<>();
        private int most;

        CountedTimer(TestScheduler time) {
            this.time = time;
        }

        @Override
        public Disposable scheduleDirect(Runnable run, long delay, TimeUnit unit) {
            Disposable[] itself = new Disposable[1];
            itself[0] = time.scheduleDirect(
                    () -> {
                        set.remove(itself[0]);
                        run.run();
                    },
                    delay,
                    unit);
            set.add(itself[0]);
            most = Math.max(most, pending());
            return itself[0];
        }

        int pending() {
            set.removeIf(Disposable::isDisposed);
            return set.size();
        }

        @Override
        public long now(TimeUnit unit) {
            return time.now(unit);
        }

        @Override
        public Worker createWorker() {
            throw new UnsupportedOperationException("a worker for each task would be a timer for each task");
        }
    }
}
