package dev.wanedit.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.logs.CapturedLogs;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobState;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answer of a create whose caller has stopped waiting: the application can still find the task that it pays for. */
class WithoutCallerTest {

    private static final TaskSnapshot CREATED = TaskSnapshot.of(new TaskId("t-1"), TaskStatus.PENDING);
    private static final JobKey KEY = new JobKey("a");
    private static final EditJob JOB = KeptJobs.job("snow");

    private final TaskApi tasks = mock(TaskApi.class);
    private final MemoryJobStore store = new MemoryJobStore();
    private final TestScheduler timer = new TestScheduler();
    private final JobBench bench = new JobBench(tasks, store, timer);
    private final SingleSubject<TaskSnapshot> answer = SingleSubject.create();
    private final List<JobStep> steps = new ArrayList<>();
    private final List<SubmittedJob> submitted = new ArrayList<>();

    static Stream<Throwable> faultsWithSurelyNoTask() {
        return Stream.of(
                Script.refused(),
                Script.throttled(null),
                new AuthenticationException("Key.", ErrorContext.NONE),
                new RequestRejectedException("Bad.", new ErrorContext(null, null, null, 404, null)));
    }

    @Test
    void submit_whenTheAnswerComesAfterItsCallerLeft_isReportedLoggedAndGivenToTheListener() {
        try (CapturedLogs logs = CapturedLogs.open()) {
            leave(Submission.of(KEY, JOB));
            answer.onSuccess(CREATED);

            assertThat(logs.lines())
                    .anyMatch(line -> line.startsWith("INFO")
                            && line.contains("Job a: ")
                            && line.contains("t-1")
                            && line.contains("caller"));
        }
        assertThat(steps).extracting(JobStep::kind).contains(JobStep.Kind.SUBMITTED);
        assertThat(submitted).extracting(SubmittedJob::key).containsExactly(KEY);
        assertThat(submitted).extracting(SubmittedJob::taskId).containsExactly(CREATED.taskId());
    }

    @Test
    void submit_whenItsCallerStays_isReportedOnce() {
        when(tasks.create(any())).thenReturn(answer);
        var waiting = submitter().submit(submission(Submission.of(KEY, JOB))).test();
        answer.onSuccess(CREATED);

        waiting.assertValue(CREATED);

        assertThat(steps).extracting(JobStep::kind).containsOnlyOnce(JobStep.Kind.SUBMITTED);
        assertThat(submitted).hasSize(1);
    }

    @Test
    void submit_whenItsListenerThrowsWhatItDoesNotDeclare_givesTheCallerItsTask() {
        when(tasks.create(any())).thenReturn(answer);
        Submission submission = Submission.of(KEY, JOB)
                .onSubmitted(task -> WithoutCallerTest.<RuntimeException>throwAny(new IOException("disk")));
        var waiting = submitter().submit(submission).test();

        answer.onSuccess(CREATED);

        waiting.assertValue(CREATED);
    }

    /** As a listener in Kotlin can. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** The value is on its way to the caller, past the last look whether the caller is there. */
    @Test
    void submit_whenItsCallerLeavesWhileItsTaskIsPassedOn_isReportedOnce() {
        when(tasks.create(any())).thenReturn(answer);
        TestObserver<TaskSnapshot> waiting = new TestObserver<>();
        JobBench leaving = new JobBench(tasks, store, timer, new CreateAttempts() {
            @Override
            public <T> Single<T> pass(Single<T> attempt) {
                return attempt.doOnSuccess(created -> waiting.dispose());
            }
        });
        submitter(leaving).submit(submission(Submission.of(KEY, JOB))).subscribe(waiting);
        answer.onSuccess(CREATED);

        waiting.assertNoValues();
        assertThat(steps).extracting(JobStep::kind).containsOnlyOnce(JobStep.Kind.SUBMITTED);
        assertThat(submitted).extracting(SubmittedJob::taskId).containsExactly(CREATED.taskId());
        assertThat(bench.jobRecorder.find(KEY).orElseThrow().taskId()).isEqualTo(CREATED.taskId());
    }

    @ParameterizedTest
    @MethodSource("faultsWithSurelyNoTask")
    void submit_whenItCertainlyMadeNoTask_isNoErrorOfTheLog(Throwable fault) {
        try (CapturedLogs logs = CapturedLogs.open()) {
            leave(Submission.of(KEY, JOB));
            answer.onError(fault);

            assertThat(logs.lines()).noneMatch(line -> line.startsWith("ERROR") || line.contains("may exist"));
            assertThat(logs.lines()).anyMatch(line -> line.contains("Job a: ") && line.contains("no task"));
        }
    }

    @Test
    void submit_whenItsTaskMayExist_isAnErrorOfTheLog() {
        try (CapturedLogs logs = CapturedLogs.open()) {
            leave(Submission.of(KEY, JOB));
            answer.onError(Script.lost());

            assertThat(logs.lines()).anyMatch(line -> line.startsWith("ERROR") && line.contains("may exist"));
        }
    }

    /** The store failed after the task was created: the fault is of a kind that proves nothing about the request. */
    @Test
    void submit_whenItsTaskCannotBeRecorded_isAnErrorOfTheLog() {
        try (CapturedLogs logs = CapturedLogs.open()) {
            leave(Submission.of(KEY, JOB));
            store.replace(bench.jobRecorder
                    .find(KEY)
                    .orElseThrow()
                    .change()
                    .to(gone())
                    .at(JobBench.START));
            answer.onSuccess(CREATED);
            timer.advanceTimeBy(1, TimeUnit.HOURS);

            assertThat(logs.lines())
                    .anyMatch(line -> line.startsWith("ERROR") && line.contains("may exist") && line.contains("t-1"));
        }
        assertThat(steps).extracting(JobStep::kind).doesNotContain(JobStep.Kind.SUBMITTED);
    }

    @Test
    void submit_whenItHasNoKeyAndCertainlyMadeNoTask_leavesNoRecordInMemory() {
        leave(Submission.unnamed(JOB), false);
        answer.onError(new AuthenticationException("Key.", ErrorContext.NONE));

        assertThat(store.scan(MemoryJobStore.Scan.ALL, null, 10)).isEmpty();
    }

    @Test
    void submit_whenItHasAKeyAndCertainlyMadeNoTask_keepsItsRecord() {
        leave(Submission.of(KEY, JOB), false);
        answer.onError(new AuthenticationException("Key.", ErrorContext.NONE));

        assertThat(bench.jobRecorder.find(KEY).orElseThrow().phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void submit_whenItHasNoKeyAndItsAnswerIsLost_keepsItsRecord() {
        leave(Submission.unnamed(JOB), false);
        answer.onError(Script.lost());

        assertThat(store.scan(MemoryJobStore.Scan.ALL, null, 10)).hasSize(1);
    }

    private static JobState gone() {
        return new JobState(JobPhase.REJECTED, null);
    }

    private void leave(Submission job) {
        leave(job, true);
    }

    /** The request is sent; then its caller leaves, or stays. */
    private void leave(Submission job, boolean leaves) {
        when(tasks.create(any())).thenReturn(answer);
        var waiting = submitter().submit(submission(job)).test();
        assertThat(answer.hasObservers()).isTrue();
        if (leaves) {
            waiting.dispose();
        }
    }

    private Submission submission(Submission job) {
        return job.onSubmitted(submitted::add);
    }

    private Submitter submitter() {
        return submitter(bench);
    }

    private Submitter submitter(JobBench of) {
        JobListener listener = new JobListener() {
            @Override
            public void onStep(JobStep step) {
                steps.add(step);
            }
        };
        return of.submitter(mock(MediaUploader.class), Completable.never(), UncertainPolicy.FAIL, listener);
    }
}
