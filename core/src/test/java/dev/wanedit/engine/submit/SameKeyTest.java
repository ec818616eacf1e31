package dev.wanedit.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.SubmitUncertainException.Remedy;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.JobPhase;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.wire.ErrorClassifier;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that is submitted again under its key, by this process or another one. */
class SameKeyTest {

    private static final TaskSnapshot CREATED = TaskSnapshot.of(new TaskId("t-1"), TaskStatus.PENDING);
    private static final JobKey KEY = new JobKey("a");
    private static final EditJob JOB = KeptJobs.job("snow");

    private final TaskApi tasks = mock(TaskApi.class);
    private final MemoryJobStore store = new MemoryJobStore();
    private final TestScheduler timer = new TestScheduler();
    private final JobBench bench = new JobBench(tasks, store, timer);
    private final KeptJobs jobs = new KeptJobs(bench.jobRecorder);
    private final Submitter submitter = submitter(UncertainPolicy.FAIL);
    private final Submitter other = submitter(UncertainPolicy.FAIL);

    @Test
    void submit_whenTheKeyHasATask_givesThatOne() {
        creates(Single.just(CREATED));
        submit(submitter, JOB).assertValue(CREATED);

        submit(submitter, JOB).assertValue(task -> task.taskId().equals(CREATED.taskId()));
        submit(other, JOB).assertValue(task -> task.taskId().equals(CREATED.taskId()));

        verify(tasks, times(1)).create(any());
    }

    @Test
    void submit_whenTheSameKeyIsOnItsWay_waitsForItsTask() {
        SingleSubject<TaskSnapshot> answer = SingleSubject.create();
        creates(answer);
        submit(submitter, JOB);
        TestObserver<TaskSnapshot> second = submit(submitter, JOB);
        TestObserver<TaskSnapshot> elsewhere = submit(other, JOB);
        timer.advanceTimeBy(10, TimeUnit.SECONDS);
        second.assertNotComplete();
        elsewhere.assertNotComplete();

        answer.onSuccess(CREATED);
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        second.assertValue(task -> task.taskId().equals(CREATED.taskId()));
        elsewhere.assertValue(task -> task.taskId().equals(CREATED.taskId()));
        verify(tasks, times(1)).create(any());
    }

    @Test
    void submit_whenTheFirstCallerLeft_givesTheSecondItsTask() {
        SingleSubject<TaskSnapshot> answer = SingleSubject.create();
        creates(answer);
        submit(submitter, JOB).dispose();
        TestObserver<TaskSnapshot> second = submit(submitter, JOB);

        answer.onSuccess(CREATED);
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        second.assertValue(task -> task.taskId().equals(CREATED.taskId()));
        verify(tasks, times(1)).create(any());
    }

    @Test
    void submit_whenTheKeyIsThatOfADifferentJob_isRefused() {
        creates(Single.just(CREATED));
        submit(submitter, JOB);

        submit(submitter, KeptJobs.job("rain"))
                .assertError(fault -> fault instanceof InvalidJobException
                        && fault.getMessage().contains("different job"));

        verify(tasks, times(1)).create(any());
    }

    static Stream<Throwable> refusalsOfTheAccount() {
        return Stream.of(
                new AuthenticationException("Key.", ErrorContext.NONE),
                new PermissionException("No.", ErrorContext.NONE),
                new BillingException("Pay.", ErrorContext.NONE),
                bare(401),
                Script.throttled(null),
                Script.refused());
    }

    @ParameterizedTest
    @CsvSource({"302,", "404,", "404, ModelNotFound", "400, WorkSpaceNotFound", "405,", "400, InvalidURL.Timeout"})
    void submit_whenTheBaseUrlOrTheModelWasWrong_canBeSentOnceThatIsMended(int status, @Nullable String code) {
        creates(Single.error(refusal(status, code)));
        submit(submitter, JOB).assertError(RequestRejectedException.class);
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.READY);
        assertThat(jobs.now("a").failure()).isNull();
        creates(Single.just(CREATED));

        submit(submitter, JOB).assertValue(CREATED);
    }

    /** For example a 200 of a gateway that wraps the service's answer, or the 499 of one whose caller is gone. */
    @ParameterizedTest
    @CsvSource({"200, Success", "303,", "409,", "499,"})
    void submit_whenSomethingInBetweenAnswered_staysUncertainAndSendsNothing(int status, @Nullable String code) {
        creates(Single.error(refusal(status, code)));
        submit(submitter, JOB)
                .assertError(fault -> fault instanceof SubmitUncertainException
                        && fault.getCause() instanceof RequestRejectedException);

        submit(other, JOB).assertError(SubmitUncertainException.class);

        verify(tasks, times(1)).create(any());
    }

    @ParameterizedTest
    @MethodSource("refusalsOfTheAccount")
    void submit_whenTheAccountWasRefused_canBeSentOnceThatIsMended(Throwable refusal) {
        creates(Single.error(refusal));
        submit(submitter, JOB).assertError(refusal);
        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.READY);
        creates(Single.just(CREATED));

        submit(submitter, JOB).assertValue(CREATED);
    }

    /** A filter may have replaced the service's answer, but mostly the key is wrong: the error says what to do about both. */
    @ParameterizedTest
    @ValueSource(ints = {402, 403})
    void submit_whenTheAccountWasRefusedWithoutACode_isSentAgainOnlyWhenTheListShowsNoTask(int status) {
        creates(Single.error(bare(status)));
        submit(submitter, JOB)
                .assertError(fault -> fault instanceof SubmitUncertainException uncertain
                        && uncertain.nextStep().contains("Check the API key")
                        && uncertain.remedies().contains(Remedy.RECONCILE)
                        && uncertain.httpStatus().equals(Optional.of(status)));
        submit(other, JOB).assertError(SubmitUncertainException.class);
        verify(tasks, times(1)).create(any());

        creates(Single.just(CREATED));
        when(tasks.list(any(TaskFilter.class))).thenReturn(Single.just(new TaskPage(List.of(), 1, 100, 0, 0)));
        TestObserver<TaskSnapshot> later = submit(submitter(UncertainPolicy.RESUBMIT_IF_ABSENT), JOB);
        timer.advanceTimeBy(JobBench.SETTLING.toSeconds() + 1, TimeUnit.SECONDS);

        later.assertValue(CREATED);
        verify(tasks, times(2)).create(any());
    }

    @Test
    void submit_whenTheJobWasRefused_tellsItAgainAndSendsNothing() {
        creates(Single.error(refusal(400, "InvalidParameter")));
        submit(submitter, JOB);

        submit(other, JOB)
                .assertError(fault -> fault instanceof RequestRejectedException again
                        && again.code().orElse("").equals("InvalidParameter")
                        && again.getMessage().contains("No such ratio.")
                        && again.nextStep().contains("under another key"));

        verify(tasks, times(1)).create(any());
    }

    @Test
    void submit_whenItsAnswerWasLost_staysUncertainAndSendsNothing() {
        creates(Single.error(Script.lost()));
        submit(submitter, JOB).assertError(SubmitUncertainException.class);

        submit(other, JOB).assertError(SubmitUncertainException.class);

        verify(tasks, times(1)).create(any());
    }

    @Test
    void submit_whenAProcessDiedInItsSubmit_sendsNothingBeforeItIsReconciled() {
        jobs.submitting("a", "snow");
        TestObserver<TaskSnapshot> submit = submit(submitter, JOB);
        timer.advanceTimeBy(JobBench.SETTLING.toSeconds(), TimeUnit.SECONDS);

        submit.assertError(SubmitUncertainException.class);

        verify(tasks, never()).create(any());
    }

    @Test
    void submit_whenTheListNeverShowsATask_sendsThreeTimesAtMost() {
        creates(Single.error(Script.lost()));
        when(tasks.list(any(TaskFilter.class))).thenReturn(Single.just(new TaskPage(List.of(), 1, 100, 0, 0)));

        TestObserver<TaskSnapshot> submit = submit(submitter(UncertainPolicy.RESUBMIT_IF_ABSENT), JOB);
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        submit.assertError(SubmitUncertainException.class);
        verify(tasks, times(3)).create(any());
    }

    /** A 429 has no effect, so it uses up no attempt of the policy. */
    @Test
    void submit_whenItWasThrottledBefore_isStillSentThreeTimesAfterLostAnswers() {
        creates(Single.error(Script.throttled(null)));
        for (int i = 0; i < 3; i++) {
            submit(submitter, JOB);
        }
        creates(Single.error(Script.lost()));
        when(tasks.list(any(TaskFilter.class))).thenReturn(Single.just(new TaskPage(List.of(), 1, 100, 0, 0)));

        TestObserver<TaskSnapshot> submit = submit(submitter(UncertainPolicy.RESUBMIT_IF_ABSENT), JOB);
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        submit.assertError(fault -> fault.getMessage().contains("sent 3 times, and each answer was lost"));
        verify(tasks, times(3 + 3)).create(any());
        assertThat(jobs.now("a").attempts()).isEqualTo(3);
    }

    @Test
    void submit_whenItsTargetIsKnownOnlyNow_notesItBeforeItIsSent() {
        jobs.ready("a", "snow");
        Path target = Path.of("out.mp4").toAbsolutePath();
        creates(Single.fromCallable(() -> {
            assertThat(jobs.now("a").target()).isEqualTo(target);
            return CREATED;
        }));

        submitter.submit(Submission.of(KEY, JOB).towards(target)).test().assertValue(CREATED);
    }

    private Submitter submitter(UncertainPolicy policy) {
        return bench.submitter(mock(MediaUploader.class), Completable.never(), policy);
    }

    private void creates(Single<TaskSnapshot> answer) {
        when(tasks.create(any())).thenReturn(answer);
    }

    private static TestObserver<TaskSnapshot> submit(Submitter to, EditJob job) {
        return to.submit(Submission.of(KEY, job)).test();
    }

    private static ServiceException bare(int status) {
        return ErrorClassifier.classify(status, null, null, null);
    }

    private static RequestRejectedException refusal(int status, @Nullable String code) {
        return new RequestRejectedException("No such ratio.", new ErrorContext(null, null, null, status, code));
    }
}
