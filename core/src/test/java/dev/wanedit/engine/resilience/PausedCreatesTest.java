package dev.wanedit.engine.resilience;

import static dev.wanedit.engine.resilience.ScriptedTaskApi.JOB;
import static dev.wanedit.engine.resilience.ScriptedTaskApi.PENDING;
import static dev.wanedit.engine.resilience.ScriptedTaskApi.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Create requests pause after a refusal that would meet each of them. */
class PausedCreatesTest {

    private final ScriptedTaskApi scripted = new ScriptedTaskApi();
    private final ResilientTaskApi resilient = scripted.resilient;
    private final TestScheduler timer = scripted.timer;

    @Test
    void create_whenKeyIsWrong_stopsFurtherCreatesForAWhileButNoQueries() {
        var wrongKey = new AuthenticationException("Wrong key.", ErrorContext.NONE);
        Script<TaskSnapshot> creates = scripted.creates(wrongKey, PENDING);
        Script<TaskSnapshot> queries = scripted.queries(PENDING);

        resilient.create(JOB).test().assertError(wrongKey);
        timer.advanceTimeBy(1, TimeUnit.SECONDS);
        resilient.create(JOB).test().assertError(AuthenticationException.class);
        resilient.query(TASK).test().assertValue(PENDING);

        assertThat(creates.count()).isEqualTo(1);
        assertThat(queries.count()).isEqualTo(1);
        timer.advanceTimeBy(31, TimeUnit.SECONDS);
        resilient.create(JOB).test().assertValue(PENDING);
    }

    /** Otherwise each job of a batch would become uncertain, one after the other. */
    @Test
    void create_whenSomethingInBetweenRefusedTheAccount_stopsFurtherCreatesForAWhile() {
        var refusal = new PermissionException("Denied.", ErrorContext.NONE);
        var uncertain = new SubmitUncertainException(new JobKey("a"), refusal);
        Script<TaskSnapshot> creates = scripted.creates(uncertain, PENDING);

        resilient.create(JOB).test().assertError(uncertain);
        timer.advanceTimeBy(1, TimeUnit.SECONDS);
        resilient
                .create(JOB)
                .test()
                .assertError(error -> error instanceof PermissionException
                        && error.getMessage().contains("Submits pause, nothing was sent: Denied."));

        assertThat(creates.count()).isEqualTo(1);
    }

    @Test
    void create_whenTheServiceDeniesOneJobOrLosesItsAnswer_goesOnWithTheNext() {
        var denied = new PermissionException("Denied.", ErrorContext.NONE);
        var lost = new SubmitUncertainException(new JobKey("a"), Script.lost());
        scripted.creates(denied, lost, PENDING);

        for (Throwable fault : List.of(denied, lost)) {
            resilient.create(JOB).test().assertError(fault);
            timer.advanceTimeBy(1, TimeUnit.SECONDS);
        }

        resilient.create(JOB).test().assertValue(PENDING);
    }

    @Test
    void create_whenOneJobIsRefused_goesOnWithTheNext() {
        var refusal = new RequestRejectedException("No.", ErrorContext.NONE);
        scripted.creates(refusal, PENDING);

        resilient.create(JOB).test().assertError(refusal);
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        resilient.create(JOB).test().assertValue(PENDING);
    }

    @Test
    void create_whenProbeAfterThePauseIsRefusedToo_pausesAgain() {
        var bill = new BillingException("Pay.", ErrorContext.NONE);
        Script<TaskSnapshot> creates = scripted.creates(bill);

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

    @Test
    void create_whenAnAnswerTookMinutes_pausesNothing() {
        when(scripted.api.create(any()))
                .thenReturn(Single.just(PENDING).delay(3, TimeUnit.MINUTES, timer))
                .thenReturn(Single.just(PENDING));

        var slow = resilient.create(JOB).test();
        timer.advanceTimeBy(3, TimeUnit.MINUTES);
        var next = resilient.create(JOB).test();
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        slow.assertValue(PENDING);
        next.assertValue(PENDING);
    }
}
