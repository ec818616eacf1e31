package dev.wanedit.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TransportException;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

/** The step that costs money: what is recorded before and after it, even if the caller leaves or a part fails. */
class SubmitOnceTest {

    private static final TaskSnapshot CREATED = TaskSnapshot.of(new TaskId("t-1"), TaskStatus.PENDING);
    private static final JobKey KEY = new JobKey("a");
    private static final EditJob JOB = KeptJobs.job("snow");

    private final TaskApi tasks = mock(TaskApi.class);
    private final JobStore store = spy(new MemoryJobStore());
    private final TestScheduler timer = new TestScheduler();
    private final JobBench bench = new JobBench(tasks, store, timer);
    private final KeptJobs jobs = new KeptJobs(bench.jobRecorder);
    private final SingleSubject<TaskSnapshot> answer = SingleSubject.create();

    @Test
    void create_whenSent_hasWrittenItsIntentBefore() {
        jobs.ready("a", "snow");
        when(tasks.create(any())).thenReturn(Single.fromCallable(() -> {
            assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUBMITTING);
            return CREATED;
        }));

        create().assertValue(Optional.of(CREATED));

        assertThat(jobs.now("a").taskId()).isEqualTo(CREATED.taskId());
    }

    @Test
    void create_whenTheIntentCannotBeWritten_sendsNothing() {
        jobs.ready("a", "snow");
        StorageException away = away();
        doThrow(away).when(store).replace(any());

        create().assertError(away);

        verify(tasks, never()).create(any());
    }

    @Test
    void create_whenSomebodyElseHasTheJob_sendsNothing() {
        jobs.submitting("a", "snow");

        create().assertValue(Optional.empty());

        verify(tasks, never()).create(any());
    }

    @Test
    void create_whenWhoeverAskedLeftAlready_takesTheIntentBack() {
        jobs.ready("a", "snow");
        TestObserver<Optional<TaskSnapshot>> asking = new TestObserver<>();
        doAnswer(call -> {
                    Object written = call.callRealMethod();
                    asking.dispose();
                    return written;
                })
                .when(store)
                .replace(phase(JobPhase.SUBMITTING));

        bench.creation.create(KEY, JOB, task -> {}).subscribe(asking);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.READY);
        verify(tasks, never()).create(any());
    }

    @Test
    void create_whenTheProcessStoodStillAfterItsIntent_sendsNothing() {
        jobs.ready("a", "snow");
        doAnswer(call -> {
                    Object written = call.callRealMethod();
                    timer.advanceTimeBy(31, TimeUnit.SECONDS); // An intent holds for a quarter of the settling time.
                    return written;
                })
                .when(store)
                .replace(phase(JobPhase.SUBMITTING));

        create().assertValue(Optional.empty());

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.READY);
        verify(tasks, never()).create(any());
    }

    /** Then the clock cannot say for how long the process stood still. */
    @Test
    void create_whenTheClockWasSetBackAfterItsIntent_sendsNothing() {
        jobs.ready("a", "snow");
        timer.advanceTimeBy(1, TimeUnit.HOURS);
        doAnswer(call -> {
                    Object written = call.callRealMethod();
                    timer.advanceTimeTo(30, TimeUnit.MINUTES);
                    return written;
                })
                .when(store)
                .replace(phase(JobPhase.SUBMITTING));

        create().assertValue(Optional.empty());

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.READY);
        verify(tasks, never()).create(any());
    }

    /** For example a laptop that sleeps while the create waits in the transport's queue. */
    @ParameterizedTest
    @CsvSource({"60, PENDING", "61, READY", "-61, READY"})
    void create_whenTheProcessStandsStillInTheTransport_sendsTheBodyOnlyWhileTheIntentHolds(
            int seconds, JobPhase phase) {
        timer.advanceTimeBy(1, TimeUnit.HOURS);
        jobs.ready("a", "snow");
        when(tasks.create(any())).thenAnswer(call -> {
            Runnable check = bench.intents.of(call.getArgument(0));
            timer.advanceTimeTo(3600 + seconds, TimeUnit.SECONDS);
            return Completable.fromRunnable(check).toSingleDefault(CREATED);
        });

        TestObserver<Optional<TaskSnapshot>> create = create();

        assertThat(jobs.now("a").phase()).isEqualTo(phase);
        if (phase == JobPhase.READY) {
            create.assertError(fault -> fault instanceof TransportException late
                    && late.delivery() == TransportException.Delivery.NOT_SENT
                    && late.isRetryable());
        }
    }

    /** One job object may be sent under several keys at once. */
    @Test
    void create_ofAJob_hasAnObjectAndACheckOfItsOwn() {
        jobs.ready("a", "snow");
        when(tasks.create(any())).thenAnswer(call -> {
            EditJob sent = call.getArgument(0);
            assertThat(sent).isEqualTo(JOB).isNotSameAs(JOB);
            return Single.just(CREATED);
        });

        create().assertValue(Optional.of(CREATED));
    }

    @Test
    void create_whenItHasEnded_leavesNoCheckBehind() {
        jobs.ready("a", "snow");
        when(tasks.create(any())).thenReturn(Single.just(CREATED));
        create().assertValue(Optional.of(CREATED));
        ArgumentCaptor<EditJob> sent = ArgumentCaptor.forClass(EditJob.class);
        verify(tasks).create(sent.capture());

        timer.advanceTimeBy(1, TimeUnit.HOURS);

        assertThatCode(bench.intents.of(sent.getValue())::run).doesNotThrowAnyException();
    }

    @Test
    void create_whenWhoeverAskedLeavesWhileTheAnswerIsOut_writesTheTaskDown() {
        jobs.ready("a", "snow");
        when(tasks.create(any())).thenReturn(answer);

        create().dispose();
        assertThat(answer.hasObservers()).isTrue();
        TestObserver<Void> idle = bench.creation.idle().test().assertNotComplete();
        answer.onSuccess(CREATED);

        idle.assertComplete();
        assertThat(jobs.now("a").taskId()).isEqualTo(CREATED.taskId());
    }

    @Test
    void create_whenTheAnswerIsLost_isUncertain() {
        jobs.ready("a", "snow");
        when(tasks.create(any())).thenReturn(Single.error(Script.lost()));

        create().assertError(SubmitUncertainException.class);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void create_whenTheServiceRefusesTheJob_keepsItsReason() {
        jobs.ready("a", "snow");
        var refusal = new RequestRejectedException(
                "No such ratio.", new ErrorContext(null, null, null, 400, "InvalidParameter"));
        when(tasks.create(any())).thenReturn(Single.error(refusal));

        create().assertError(refusal);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.REJECTED);
        assertThat(jobs.now("a").failure().code()).isEqualTo("InvalidParameter");
    }

    @Test
    void create_whenTheStoreIsAwayForAMoment_writesTheTaskDownLater() {
        jobs.ready("a", "snow");
        when(tasks.create(any())).thenReturn(Single.just(CREATED));
        doThrow(away()).doThrow(away()).doCallRealMethod().when(store).replace(phase(JobPhase.PENDING));

        TestObserver<Optional<TaskSnapshot>> asking = create().assertNotComplete();
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        asking.assertValue(Optional.of(CREATED));
        assertThat(jobs.now("a").taskId()).isEqualTo(CREATED.taskId());
    }

    @Test
    void create_whenTheStoreIsAwayForGood_namesTheTask() {
        jobs.ready("a", "snow");
        when(tasks.create(any())).thenReturn(Single.just(CREATED));
        doThrow(away()).when(store).replace(phase(JobPhase.PENDING));

        TestObserver<Optional<TaskSnapshot>> asking = create();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        asking.assertError(fault -> fault instanceof StorageException told
                && told.taskId().equals(Optional.of(CREATED.taskId()))
                && told.getMessage().contains("await"));
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUBMITTING);
    }

    @Test
    void create_whenTheFaultCannotBeWrittenEither_tellsTheFaultOfTheSubmit() {
        jobs.ready("a", "snow");
        when(tasks.create(any())).thenReturn(Single.error(Script.lost()));
        doThrow(away()).when(store).replace(phase(JobPhase.UNCERTAIN));

        TestObserver<Optional<TaskSnapshot>> asking = create();
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        asking.assertError(fault ->
                fault instanceof SubmitUncertainException && fault.getSuppressed()[0] instanceof StorageException);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.SUBMITTING);
    }

    private TestObserver<Optional<TaskSnapshot>> create() {
        return bench.creation.create(KEY, JOB, task -> {}).test();
    }

    private static JobRecord phase(JobPhase phase) {
        return argThat(record -> record != null && record.phase() == phase);
    }

    private static StorageException away() {
        return new StorageException("The store is away.", ErrorContext.NONE, "Come again.", null);
    }
}
