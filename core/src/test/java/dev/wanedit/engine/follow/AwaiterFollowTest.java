package dev.wanedit.engine.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AwaiterFollowTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final TaskSnapshot PENDING = snapshot(TaskStatus.PENDING);
    private static final TaskSnapshot RUNNING = snapshot(TaskStatus.RUNNING);
    private static final TaskSnapshot SUCCEEDED = snapshot(TaskStatus.SUCCEEDED);

    private final TestScheduler timer = new TestScheduler();
    private final TaskApi tasks = mock(TaskApi.class);
    private final Awaiter awaiter = awaiter(new Polling(FIRST, Duration.ofSeconds(15)), JobListener.NONE);
    private final List<WanEditException> faults = new ArrayList<>();

    @Test
    void follow_whenTaskMovesOn_emitsEachChangeOnceAndEnds() {
        Script<TaskSnapshot> queries = queries(PENDING, PENDING, RUNNING, RUNNING, SUCCEEDED);

        var subscriber = follow();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        subscriber.assertValues(PENDING, RUNNING, SUCCEEDED).assertComplete();
        assertThat(queries.count()).isEqualTo(5);
    }

    @Test
    void follow_whenSubscribed_asksFirstAfterTheFirstPollAndThenAboutEveryInterval() {
        Script<TaskSnapshot> queries = queries(PENDING);

        follow();
        timer.advanceTimeBy(3, TimeUnit.MINUTES);

        assertThat(queries.moments().get(0)).isEqualTo(FIRST);
        for (int i = 1; i < queries.count(); i++) {
            assertThat(queries.moments().get(i).minus(queries.moments().get(i - 1)))
                    .isBetween(Duration.ofMillis(13_500), Duration.ofMillis(16_500));
        }
        assertThat(queries.count()).isBetween(11, 14);
    }

    @Test
    void follow_whenReadIsStale_keepsTheNewer() {
        queries(RUNNING, PENDING, RUNNING, SUCCEEDED);

        var subscriber = follow();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        subscriber.assertValues(RUNNING, SUCCEEDED).assertComplete();
    }

    @Test
    void follow_whenStatusWasNeverSeenBefore_goesOnAndTellsItsText() {
        TaskSnapshot strange =
                new TaskSnapshot(TASK, TaskStatus.UNRECOGNIZED, "REHEARSING", null, null, null, null, null, null, null);
        queries(PENDING, strange, strange, SUCCEEDED);

        var subscriber = follow();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        subscriber.assertValues(PENDING, strange, SUCCEEDED).assertComplete();
    }

    @Test
    void follow_whenQueriesFailForAPassingReason_goesOnAndTellsTheFault() {
        queries(
                PENDING,
                Script.unavailable(),
                Script.lost(),
                Script.throttled(null),
                new MalformedResponseException("HTML.", ErrorContext.NONE, null),
                SUCCEEDED);

        var subscriber = follow();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        subscriber.assertValues(PENDING, SUCCEEDED).assertComplete();
        assertThat(faults).hasSize(4);
    }

    @Test
    void follow_whenDisposedWhileQueriesFail_reportsThatTheyAreGivenUp() {
        List<String> events = new ArrayList<>();
        JobListener listener = new JobListener() {
            @Override
            public void onRetry(RetriedFault fault) {
                events.add("retry " + fault.failures());
            }

            @Override
            public void onGivenUp(RetriedFault last) {
                events.add("given up after " + last.failures() + " of task " + last.taskId());
            }
        };
        queries(Script.unavailable());
        Awaiter reporting = awaiter(new Polling(FIRST, Duration.ofSeconds(10)), listener);

        var subscriber = reporting.follow(TASK, FIRST, faults::add).test();
        timer.advanceTimeBy(16, TimeUnit.SECONDS);
        subscriber.cancel();

        assertThat(events).containsExactly("retry 1", "retry 2", "retry 3", "given up after 3 of task t-1");
    }

    @Test
    void follow_whenKeyIsRefused_ends() {
        queries(PENDING, new AuthenticationException("Wrong key.", ErrorContext.NONE));

        var subscriber = follow();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        subscriber.assertError(AuthenticationException.class);
    }

    @Test
    void follow_whenDisposed_asksNoMore() {
        Script<TaskSnapshot> queries = queries(PENDING);

        var subscriber = follow();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);
        int asked = queries.count();
        subscriber.cancel();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        assertThat(asked).isPositive();
        assertThat(queries.count()).isEqualTo(asked);
    }

    @Test
    void follow_whenSubscribedTwice_followsTwiceFromTheStart() {
        queries(PENDING, SUCCEEDED, PENDING, SUCCEEDED);
        var flow = awaiter.follow(TASK, Duration.ZERO, faults::add);

        var first = flow.test();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);
        var second = flow.test();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        first.assertValues(PENDING, SUCCEEDED).assertComplete();
        second.assertValues(PENDING, SUCCEEDED).assertComplete();
    }

    private Awaiter awaiter(Polling polling, JobListener listener) {
        return new Awaiter(
                new PollingWatch(tasks, polling, RateLimits.ACCOUNT, timer, listener),
                Single::just,
                FIRST,
                timer,
                task -> null);
    }

    private TestSubscriber<TaskSnapshot> follow() {
        return awaiter.follow(TASK, FIRST, faults::add).test();
    }

    private Script<TaskSnapshot> queries(Object... steps) {
        Script<TaskSnapshot> script = Script.of(timer, steps);
        when(tasks.query(any())).thenAnswer(call -> script.play());
        return script;
    }

    private static TaskSnapshot snapshot(TaskStatus status) {
        return TaskSnapshot.of(TASK, status);
    }
}
