package dev.wanedit.engine.resilience;

import static dev.wanedit.engine.resilience.ScriptedTaskApi.JOB;
import static dev.wanedit.engine.resilience.ScriptedTaskApi.PENDING;
import static dev.wanedit.engine.resilience.ScriptedTaskApi.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requests are repeated, how often, and when. */
class ResilientTaskApiTest {

    private final ScriptedTaskApi scripted = new ScriptedTaskApi();
    private final ResilientTaskApi resilient = scripted.resilient;
    private final TestScheduler timer = scripted.timer;

    static Stream<WanEditException> faultsThatLeaveATaskPossible() {
        return Stream.of(
                Script.lost(), Script.unavailable(), new MalformedResponseException("HTML.", ErrorContext.NONE, null));
    }

    static Stream<WanEditException> faultsThatSurelyHadNoEffect() {
        return Stream.of(Script.refused(), Script.throttled(null));
    }

    @ParameterizedTest
    @MethodSource("faultsThatLeaveATaskPossible")
    void create_whenATaskMayExist_isNotRepeated(WanEditException fault) {
        Script<TaskSnapshot> creates = scripted.creates(fault, PENDING);

        var observer = resilient.create(JOB).test();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        observer.assertError(fault);
        assertThat(creates.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("faultsThatSurelyHadNoEffect")
    void create_whenSurelyWithoutEffect_isRepeatedLater(WanEditException fault) {
        Script<TaskSnapshot> creates = scripted.creates(fault, PENDING);

        var observer = resilient.create(JOB).test();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        observer.assertValue(PENDING);
        assertThat(creates.moments().get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void query_whenTheTaskSucceededWithoutAVideo_isRepeatedFiveTimes() {
        WanEditException fault = MalformedResponseException.withoutVideo("", ErrorContext.of(TASK));
        Script<TaskSnapshot> queries = scripted.queries(fault);

        var observer = resilient.query(TASK).test();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        observer.assertError(fault);
        assertThat(queries.moments())
                .extracting(Duration::toSeconds)
                .containsExactly(0L, 2L, 2L + 4, 2L + 4 + 8, 2L + 4 + 8 + 16, 2L + 4 + 8 + 16 + 32);
    }

    @Test
    void query_whenTheVideoComesALittleLater_isAnswered() {
        scripted.queries(MalformedResponseException.withoutVideo("", ErrorContext.of(TASK)), PENDING);

        var observer = resilient.query(TASK).test();
        timer.advanceTimeBy(2, TimeUnit.SECONDS);

        observer.assertValue(PENDING);
    }

    @Test
    void lastFault_whileAttemptsFail_isThatOfTheLast() {
        scripted.queries(Script.lost(), Script.unavailable(), PENDING);

        assertThat(resilient.lastFault(TASK)).isNull();
        var observer = resilient.query(TASK).test();
        assertThat(resilient.lastFault(TASK)).isInstanceOf(Script.lost().getClass());
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        observer.assertValue(PENDING);
        assertThat(resilient.lastFault(TASK)).isNull();
    }

    @ParameterizedTest
    @MethodSource("faultsThatLeaveATaskPossible")
    void query_whenFaultMayPass_isRepeatedWithGrowingWaits(WanEditException fault) {
        Script<TaskSnapshot> queries = scripted.queries(fault, fault, fault, PENDING);

        var observer = resilient.query(TASK).test();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        observer.assertValue(PENDING);
        assertThat(queries.count()).isEqualTo(4);
        // Half of each wait is random: 500 ms, 1 s, 2 s by themselves.
        assertThat(waits(queries).get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(800));
        assertThat(waits(queries).get(2)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(3050));
    }

    @Test
    void query_whenFaultStays_givesUpAfterItsAttempts() {
        Script<TaskSnapshot> queries = scripted.queries(Script.unavailable());

        var observer = resilient.query(TASK).test();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        observer.assertError(WanEditException.class);
        assertThat(queries.count()).isEqualTo(RetryPolicy.READS.maxAttempts());
    }

    @Test
    void query_whenSubscribedAgain_countsItsAttemptsAnew() {
        Script<TaskSnapshot> queries = scripted.queries(Script.unavailable());
        Single<TaskSnapshot> query = resilient.query(TASK);

        query.subscribe(new TestObserver<>());
        timer.advanceTimeBy(10, TimeUnit.MINUTES);
        query.subscribe(new TestObserver<>());
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        assertThat(queries.count()).isEqualTo(2 * RetryPolicy.READS.maxAttempts());
    }

    @Test
    void query_whenRefused_isNotRepeated() {
        var refusal = new RequestRejectedException("No.", ErrorContext.NONE);
        Script<TaskSnapshot> queries = scripted.queries(refusal, PENDING);

        resilient.query(TASK).test().assertError(refusal);

        timer.advanceTimeBy(1, TimeUnit.HOURS);
        assertThat(queries.count()).isEqualTo(1);
    }

    @Test
    void query_whenServiceAsksToWait_waitsThatLong() {
        Script<TaskSnapshot> queries = scripted.queries(Script.throttled(Duration.ofSeconds(42)), PENDING);

        resilient.query(TASK).subscribe(new TestObserver<>());
        timer.advanceTimeBy(2, TimeUnit.MINUTES);

        assertThat(waits(queries)).containsExactly(Duration.ofSeconds(42));
    }

    @Test
    void query_whenServiceAsksToWaitForHours_waitsAMinute() {
        Script<TaskSnapshot> queries = scripted.queries(Script.throttled(Duration.ofHours(5)), PENDING);

        resilient.query(TASK).subscribe(new TestObserver<>());
        timer.advanceTimeBy(2, TimeUnit.MINUTES);

        assertThat(waits(queries)).containsExactly(RetryPolicy.READS.maxRetryAfter());
    }

    @Test
    void query_whenDisposedBetweenAttempts_asksNoMore() {
        Script<TaskSnapshot> queries = scripted.queries(Script.unavailable());

        var observer = resilient.query(TASK).test();
        observer.dispose();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        assertThat(queries.count()).isEqualTo(1);
        observer.assertNoErrors();
    }

    @Test
    void create_whenClientClosesBetweenAttempts_endsAtOnce() {
        Script<TaskSnapshot> creates = scripted.creates(Script.throttled(null), PENDING);
        var waiting = resilient.create(JOB).test();

        scripted.closing.onError(Script.refused());

        waiting.assertError(TransportException.class);
        timer.advanceTimeBy(1, TimeUnit.HOURS);
        assertThat(creates.count()).isEqualTo(1);
    }

    @Test
    void list_whenFaultMayPass_isRepeated() {
        TaskPage page = new TaskPage(List.of(), 1, 100, 0, 0);
        Script<TaskPage> lists = Script.of(timer, Script.unavailable(), page);
        when(scripted.api.list(any())).thenAnswer(call -> lists.play());

        var observer = resilient.list(TaskFilter.recent()).test();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        observer.assertValue(page);
    }

    @Test
    void cancel_whenAnswerIsLost_isNotRepeated() {
        Script<TaskSnapshot> cancels = Script.of(timer, Script.lost());
        when(scripted.api.cancel(any())).thenAnswer(call -> cancels.play().ignoreElement());

        var observer = resilient.cancel(TASK).test();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        observer.assertError(WanEditException.class);
        assertThat(cancels.count()).isEqualTo(1);
    }

    private static List<Duration> waits(Script<?> script) {
        List<Duration> moments = script.moments();
        return Stream.iterate(1, i -> i < moments.size(), i -> i + 1)
                .map(i -> moments.get(i).minus(moments.get(i - 1)))
                .toList();
    }
}
