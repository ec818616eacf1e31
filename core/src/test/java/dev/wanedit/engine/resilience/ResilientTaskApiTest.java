package dev.wanedit.engine.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResilientTaskApiTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final TaskSnapshot PENDING = TaskSnapshot.of(TASK, TaskStatus.PENDING);
    private static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();

    private final TestScheduler timer = new TestScheduler();
    private final CompletableSubject closing = CompletableSubject.create();
    private final TaskApi api = mock(TaskApi.class);
    private final ResilientTaskApi resilient =
            new ResilientTaskApi(api, RateLimits.ACCOUNT, JobListener.NONE, timer, closing);

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
        Script<TaskSnapshot> creates = creates(fault, PENDING);

        var observer = resilient.create(JOB).test();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        observer.assertError(fault);
        assertThat(creates.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("faultsThatSurelyHadNoEffect")
    void create_whenSurelyWithoutEffect_isRepeatedLater(WanEditException fault) {
        Script<TaskSnapshot> creates = creates(fault, PENDING);

        var observer = resilient.create(JOB).test();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        observer.assertValue(PENDING);
        assertThat(creates.moments().get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void query_whenTheTaskSucceededWithoutAVideo_isRepeatedFiveTimes() {
        WanEditException fault = MalformedResponseException.withoutVideo("", ErrorContext.of(TASK));
        Script<TaskSnapshot> queries = queries(fault);

        var observer = resilient.query(TASK).test();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        observer.assertError(fault);
        assertThat(queries.moments())
                .extracting(Duration::toSeconds)
                .containsExactly(0L, 2L, 2L + 4, 2L + 4 + 8, 2L + 4 + 8 + 16, 2L + 4 + 8 + 16 + 32);
    }

    @Test
    void query_whenTheVideoComesALittleLater_isAnswered() {
        queries(MalformedResponseException.withoutVideo("", ErrorContext.of(TASK)), PENDING);

        var observer = resilient.query(TASK).test();
        timer.advanceTimeBy(2, TimeUnit.SECONDS);

        observer.assertValue(PENDING);
    }

    @Test
    void lastFault_whileAttemptsFail_isThatOfTheLast() {
        queries(Script.lost(), Script.unavailable(), PENDING);

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
        Script<TaskSnapshot> queries = queries(fault, fault, fault, PENDING);

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
        Script<TaskSnapshot> queries = queries(Script.unavailable());

        var observer = resilient.query(TASK).test();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        observer.assertError(WanEditException.class);
        assertThat(queries.count()).isEqualTo(RetryPolicy.READS.maxAttempts());
    }

    @Test
    void query_whenSubscribedAgain_countsItsAttemptsAnew() {
        Script<TaskSnapshot> queries = queries(Script.unavailable());
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
        Script<TaskSnapshot> queries = queries(refusal, PENDING);

        resilient.query(TASK).test().assertError(refusal);

        timer.advanceTimeBy(1, TimeUnit.HOURS);
        assertThat(queries.count()).isEqualTo(1);
    }

    @Test
    void query_whenServiceAsksToWait_waitsThatLong() {
        Script<TaskSnapshot> queries = queries(Script.throttled(Duration.ofSeconds(42)), PENDING);

        resilient.query(TASK).subscribe(new TestObserver<>());
        timer.advanceTimeBy(2, TimeUnit.MINUTES);

        assertThat(waits(queries)).containsExactly(Duration.ofSeconds(42));
    }

    @Test
    void query_whenServiceAsksToWaitForHours_waitsAMinute() {
        Script<TaskSnapshot> queries = queries(Script.throttled(Duration.ofHours(5)), PENDING);

        resilient.query(TASK).subscribe(new TestObserver<>());
        timer.advanceTimeBy(2, TimeUnit.MINUTES);

        assertThat(waits(queries)).containsExactly(RetryPolicy.READS.maxRetryAfter());
    }

    @Test
    void query_whenDisposedBetweenAttempts_asksNoMore() {
        Script<TaskSnapshot> queries = queries(Script.unavailable());

        var observer = resilient.query(TASK).test();
        observer.dispose();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        assertThat(queries.count()).isEqualTo(1);
        observer.assertNoErrors();
    }

    @Test
    void query_whenManyAtOnce_keepsTheAccountsTwentyASecond() {
        Script<TaskSnapshot> queries = queries(PENDING);

        for (int i = 0; i < 100; i++) {
            resilient.query(TASK).subscribe(new TestObserver<>());
        }
        timer.advanceTimeBy(10, TimeUnit.SECONDS);

        assertThat(queries.count()).isEqualTo(100);
        assertThat(mostWithinASecond(queries.moments())).isLessThanOrEqualTo(20);
        assertThat(queries.moments().get(99)).isBetween(Duration.ofMillis(4900), Duration.ofMillis(5000));
    }

    @Test
    void query_whenOthersGaveUpWaiting_comesInTheirPlace() {
        Script<TaskSnapshot> queries = queries(PENDING);
        List<TestObserver<TaskSnapshot>> impatient =
                Stream.generate(() -> resilient.query(TASK).test()).limit(500).toList();
        impatient.forEach(TestObserver::dispose);

        var patient = resilient.query(TASK).test();
        timer.advanceTimeBy(100, TimeUnit.MILLISECONDS);

        patient.assertValue(PENDING);
        assertThat(queries.count()).isEqualTo(2);
    }

    @Test
    void query_whenClientClosesWhileItWaitsItsTurn_endsAtOnce() {
        Script<TaskSnapshot> queries = queries(PENDING);
        resilient.query(TASK).test().assertComplete();
        var waiting = resilient.query(TASK).test();

        closing.onError(Script.refused());

        waiting.assertError(TransportException.class);
        assertThat(queries.count()).isEqualTo(1);
    }

    @Test
    void create_whenClientClosesBetweenAttempts_endsAtOnce() {
        Script<TaskSnapshot> creates = creates(Script.throttled(null), PENDING);
        var waiting = resilient.create(JOB).test();

        closing.onError(Script.refused());

        waiting.assertError(TransportException.class);
        timer.advanceTimeBy(1, TimeUnit.HOURS);
        assertThat(creates.count()).isEqualTo(1);
    }

    @Test
    void create_whenManyAtOnce_keepsTheAccountsFiveASecond() {
        Script<TaskSnapshot> creates = creates(PENDING);

        for (int i = 0; i < 20; i++) {
            resilient.create(JOB).subscribe(new TestObserver<>());
        }
        timer.advanceTimeBy(10, TimeUnit.SECONDS);

        assertThat(creates.count()).isEqualTo(20);
        assertThat(mostWithinASecond(creates.moments())).isLessThanOrEqualTo(5);
    }

    @Test
    void list_whenFaultMayPass_isRepeated() {
        TaskPage page = new TaskPage(List.of(), 1, 100, 0, 0);
        Script<TaskPage> lists = Script.of(timer, Script.unavailable(), page);
        when(api.list(any())).thenAnswer(call -> lists.play());

        var observer = resilient.list(TaskFilter.recent()).test();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        observer.assertValue(page);
    }

    @Test
    void cancel_whenAnswerIsLost_isNotRepeated() {
        Script<TaskSnapshot> cancels = Script.of(timer, Script.lost());
        when(api.cancel(any())).thenAnswer(call -> cancels.play().ignoreElement());

        var observer = resilient.cancel(TASK).test();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        observer.assertError(WanEditException.class);
        assertThat(cancels.count()).isEqualTo(1);
    }

    @Test
    void create_whenKeyIsWrong_stopsFurtherCreatesForAWhileButNoQueries() {
        var wrongKey = new AuthenticationException("Wrong key.", ErrorContext.NONE);
        Script<TaskSnapshot> creates = creates(wrongKey, PENDING);
        Script<TaskSnapshot> queries = queries(PENDING);

        resilient.create(JOB).test().assertError(wrongKey);
        timer.advanceTimeBy(1, TimeUnit.SECONDS);
        resilient.create(JOB).test().assertError(AuthenticationException.class);
        resilient.query(TASK).test().assertValue(PENDING);

        assertThat(creates.count()).isEqualTo(1);
        assertThat(queries.count()).isEqualTo(1);
        timer.advanceTimeBy(31, TimeUnit.SECONDS);
        resilient.create(JOB).test().assertValue(PENDING);
    }

    @Test
    void create_whenOneJobIsRefused_goesOnWithTheNext() {
        var refusal = new RequestRejectedException("No.", ErrorContext.NONE);
        creates(refusal, PENDING);

        resilient.create(JOB).test().assertError(refusal);
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        resilient.create(JOB).test().assertValue(PENDING);
    }

    @Test
    void create_whenAnAnswerTookMinutes_pausesNothing() {
        when(api.create(any()))
                .thenReturn(Single.just(PENDING).delay(3, TimeUnit.MINUTES, timer))
                .thenReturn(Single.just(PENDING));

        var slow = resilient.create(JOB).test();
        timer.advanceTimeBy(3, TimeUnit.MINUTES);
        var next = resilient.create(JOB).test();
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        slow.assertValue(PENDING);
        next.assertValue(PENDING);
    }

    @Test
    void create_whenOthersHadToWaitLongForTheirTurn_isSent() {
        creates(PENDING);
        for (int i = 0; i < 400; i++) {
            resilient.create(JOB).subscribe(new TestObserver<>());
        }
        timer.advanceTimeBy(81, TimeUnit.SECONDS);

        resilient.create(JOB).test().assertValue(PENDING);
    }

    @Test
    void create_whenProbeAfterThePauseIsRefusedToo_pausesAgain() {
        var bill = new BillingException("Pay.", ErrorContext.NONE);
        Script<TaskSnapshot> creates = creates(bill);

        resilient.create(JOB).subscribe(new TestObserver<>());
        timer.advanceTimeBy(31, TimeUnit.SECONDS);
        resilient.create(JOB).subscribe(new TestObserver<>());
        timer.advanceTimeBy(1, TimeUnit.SECONDS);
        resilient
                .create(JOB)
                .test()
                .assertError(error -> error instanceof BillingException pause
                        && pause != bill
                        && pause.getMessage().contains("Submits pause, nothing was sent: Pay."));

        assertThat(creates.count()).isEqualTo(2);
    }

    private Script<TaskSnapshot> creates(Object... steps) {
        Script<TaskSnapshot> script = Script.of(timer, steps);
        when(api.create(any())).thenAnswer(call -> script.play());
        return script;
    }

    private Script<TaskSnapshot> queries(Object... steps) {
        Script<TaskSnapshot> script = Script.of(timer, steps);
        when(api.query(any())).thenAnswer(call -> script.play());
        return script;
    }

    private static List<Duration> waits(Script<?> script) {
        List<Duration> moments = script.moments();
        return Stream.iterate(1, i -> i < moments.size(), i -> i + 1)
                .map(i -> moments.get(i).minus(moments.get(i - 1)))
                .toList();
    }

    private static long mostWithinASecond(List<Duration> moments) {
        return moments.stream()
                .mapToLong(start -> moments.stream()
                        .filter(moment -> moment.compareTo(start) >= 0 && moment.compareTo(start.plusSeconds(1)) < 0)
                        .count())
                .max()
                .orElse(0);
    }
}
