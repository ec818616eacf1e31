package dev.wanedit.engine.resilience;

import static dev.wanedit.engine.resilience.ScriptedTaskApi.JOB;
import static dev.wanedit.engine.resilience.ScriptedTaskApi.PENDING;
import static dev.wanedit.engine.resilience.ScriptedTaskApi.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.error.TransportException;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Requests keep the account's rate limits, in the order in which they came. */
class TaskApiPaceTest {

    private final ScriptedTaskApi scripted = new ScriptedTaskApi();
    private final ResilientTaskApi resilient = scripted.resilient;
    private final TestScheduler timer = scripted.timer;

    @Test
    void query_whenManyAtOnce_keepsTheAccountsTwentyASecond() {
        Script<TaskSnapshot> queries = scripted.queries(PENDING);

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
        Script<TaskSnapshot> queries = scripted.queries(PENDING);
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
        Script<TaskSnapshot> queries = scripted.queries(PENDING);
        resilient.query(TASK).test().assertComplete();
        var waiting = resilient.query(TASK).test();

        scripted.closing.onError(Script.refused());

        waiting.assertError(TransportException.class);
        assertThat(queries.count()).isEqualTo(1);
    }

    @Test
    void create_whenManyAtOnce_keepsTheAccountsFiveASecond() {
        Script<TaskSnapshot> creates = scripted.creates(PENDING);

        for (int i = 0; i < 20; i++) {
            resilient.create(JOB).subscribe(new TestObserver<>());
        }
        timer.advanceTimeBy(10, TimeUnit.SECONDS);

        assertThat(creates.count()).isEqualTo(20);
        assertThat(mostWithinASecond(creates.moments())).isLessThanOrEqualTo(5);
    }

    @Test
    void create_whenOthersHadToWaitLongForTheirTurn_isSent() {
        scripted.creates(PENDING);
        for (int i = 0; i < 400; i++) {
            resilient.create(JOB).subscribe(new TestObserver<>());
        }
        timer.advanceTimeBy(81, TimeUnit.SECONDS);

        resilient.create(JOB).test().assertValue(PENDING);
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
