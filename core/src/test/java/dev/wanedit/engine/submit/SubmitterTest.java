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
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.SubmitUncertainException.Remedy;
import dev.wanedit.error.TransportException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Submission;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;

class SubmitterTest {

    private static final TaskSnapshot CREATED = TaskSnapshot.of(new TaskId("t-1"), TaskStatus.PENDING);
    private static final JobKey KEY = new JobKey("order-17");
    private static final EditJob REMOTE =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();
    private static final MediaSource UPLOADED = MediaSource.parse("oss://bucket/clip.mp4");

    private final TaskApi tasks = mock(TaskApi.class);
    private final MediaUploader uploads = mock(MediaUploader.class);
    private final CompletableSubject closing = CompletableSubject.create();
    private final MemoryJobStore store = new MemoryJobStore();
    private final TestScheduler timer = new TestScheduler();
    private final JobBench bench = new JobBench(tasks, store, timer);
    private final Submitter submitter = bench.submitter(uploads, closing, UncertainPolicy.FAIL);

    @TempDir
    private Path folder;

    static Stream<Throwable> faultsThatLeaveATaskPossible() {
        return Stream.of(
                Script.lost(),
                Script.unavailable(),
                new MalformedResponseException("HTML.", ErrorContext.NONE, null),
                new IllegalStateException("a fault of the adapter"));
    }

    static Stream<Throwable> faultsWithSurelyNoTask() {
        return Stream.of(
                Script.refused(),
                Script.throttled(null),
                new AuthenticationException("Key.", ErrorContext.NONE),
                new PermissionException("No.", ErrorContext.NONE),
                new BillingException("Pay.", ErrorContext.NONE),
                new RequestRejectedException("Bad.", new ErrorContext(null, null, null, 404, null)));
    }

    @ParameterizedTest
    @MethodSource("faultsThatLeaveATaskPossible")
    void submit_whenAnswerIsLost_saysThatItIsUncertain(Throwable fault) {
        when(tasks.create(any())).thenReturn(Single.error(fault));

        submit(REMOTE)
                .assertError(error -> error instanceof SubmitUncertainException uncertain
                        && uncertain.jobKey().equals(Optional.of("order-17")));
    }

    @Test
    void submit_whenTheLookForALostTaskFails_staysUncertainAndNeverSaysThatNothingWasSent() {
        when(tasks.create(any())).thenReturn(Single.error(Script.lost()));
        when(tasks.list(any())).thenReturn(Single.error(Script.refused()));

        var submit = bench.submitter(uploads, closing, UncertainPolicy.RESUBMIT_IF_ABSENT)
                .submit(Submission.of(KEY, REMOTE))
                .test();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        submit.assertError(SubmitUncertainException.class);
        verify(tasks, times(1)).create(any());
    }

    @Test
    void submit_whenEachOfThreeAnswersIsLost_saysThatItIsNotSentAgainByItself() {
        when(tasks.create(any())).thenReturn(Single.error(Script.lost()));
        when(tasks.list(any())).thenReturn(Single.just(new TaskPage(List.of(), 1, 100, 1, 0)));

        var submit = bench.submitter(uploads, closing, UncertainPolicy.RESUBMIT_IF_ABSENT)
                .submit(Submission.of(KEY, REMOTE))
                .test();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        verify(tasks, times(3)).create(any());
        submit.assertError(error -> error instanceof SubmitUncertainException uncertain
                && uncertain.problem().contains("not sent again automatically: it was sent 3 times")
                && uncertain.nextStep().contains("release(key)"));
    }

    @Test
    void submit_whenThreeAnswersAreLostAndTheClockIsWrong_namesTheClock() {
        when(tasks.create(any())).thenReturn(Single.error(Script.lost()));
        when(tasks.list(any()))
                .thenAnswer(call -> Single.just(new TaskPage(List.of(), 1, 100, 1, 0)
                        .answeredAt(
                                timer.now(TimeUnit.MINUTES) < 5
                                        ? null
                                        : JobBench.START.plusSeconds(86_400 + timer.now(TimeUnit.SECONDS)))));

        var submit = bench.submitter(uploads, closing, UncertainPolicy.RESUBMIT_IF_ABSENT)
                .submit(Submission.of(KEY, REMOTE))
                .test();
        timer.advanceTimeBy(1, TimeUnit.HOURS);

        verify(tasks, times(3)).create(any());
        submit.assertError(error -> error instanceof SubmitUncertainException uncertain
                && uncertain.problem().contains("the clock was wrong when it was sent")
                && uncertain.remedies().equals(List.of(Remedy.ASSIGN, Remedy.RELEASE)));
    }

    @Test
    void submit_whenTheRecordIsDeletedDuringTheSearch_doesNotBlameTheTransport() {
        JobRecord sending = new KeptJobs(bench.jobRecorder).submitting(KEY.value(), "snow");
        MemoryJobStore forgetful = mock(MemoryJobStore.class);
        when(forgetful.find(KEY)).thenReturn(Optional.of(sending)).thenReturn(Optional.empty());

        new JobBench(tasks, forgetful, timer)
                .submitter(uploads, closing, UncertainPolicy.ADOPT_IF_UNIQUE)
                .submit(Submission.of(KEY, KeptJobs.job("snow")))
                .test()
                .assertError(fault -> fault instanceof SubmitUncertainException uncertain
                        && uncertain.getMessage().contains("no longer in the job store"));
    }

    @Test
    void submit_whenTheClientClosesBeforeALostTaskIsFound_staysUncertain() {
        when(tasks.create(any())).thenReturn(Single.error(Script.lost()));

        var submit = bench.submitter(uploads, closing, UncertainPolicy.ADOPT_IF_UNIQUE)
                .submit(Submission.of(KEY, REMOTE))
                .test();
        closing.onError(Script.refused());

        submit.assertError(SubmitUncertainException.class);
    }

    @Test
    void submit_whenTheKeyIsOfADifferentJob_changesNothingOfIt() {
        when(tasks.create(any())).thenReturn(Single.error(Script.refused()));
        submitter
                .submit(Submission.of(KEY, REMOTE).towards(folder.resolve("a.mp4")))
                .test()
                .assertError(TransportException.class);
        EditJob other = EditJob.builder()
                .video(URI.create("https://example.com/other.mp4"))
                .build();

        submitter
                .submit(Submission.of(KEY, other).towards(folder.resolve("b.mp4")))
                .test()
                .assertError(InvalidJobException.class);

        assertThat(store.find(KEY).orElseThrow().target())
                .isEqualTo(folder.resolve("a.mp4").toAbsolutePath());
    }

    @ParameterizedTest
    @MethodSource("faultsWithSurelyNoTask")
    void submit_whenThereIsSurelyNoTask_givesTheFaultItself(Throwable fault) {
        when(tasks.create(any())).thenReturn(Single.error(fault));

        submit(REMOTE).assertError(fault);
    }

    @Test
    void submit_whenFileIsMissing_sendsNothing() {
        EditJob job = EditJob.builder().video(folder.resolve("none.mp4")).build();

        submit(job)
                .assertError(error -> error instanceof InvalidJobException
                        && error.getMessage().contains("none.mp4")
                        && error.getMessage().contains("video"));

        verify(uploads, never()).upload(any(), any(), any());
        verify(tasks, never()).create(any());
    }

    @Test
    void submit_whenMediaAreLocal_uploadsEachFileOnceAndSendsItsUrl() throws IOException {
        Path clip = Files.writeString(folder.resolve("clip.mp4"), "video");
        MediaSource picture = MediaSource.file(Files.writeString(folder.resolve("a.png"), "image"));
        EditJob job = EditJob.builder()
                .video(clip)
                .reference(picture)
                .reference(picture)
                .prompt("blue")
                .build();
        when(uploads.upload(any(), any(), any())).thenReturn(Single.just(UPLOADED));
        when(tasks.create(any())).thenReturn(Single.just(CREATED));

        submit(job).assertValue(CREATED);

        ArgumentCaptor<EditJob> sent = ArgumentCaptor.forClass(EditJob.class);
        verify(tasks).create(sent.capture());
        verify(uploads, times(2)).upload(any(), any(), any());
        assertThat(sent.getValue().media()).containsExactly(UPLOADED, UPLOADED, UPLOADED);
        assertThat(sent.getValue().prompt()).contains("blue");
    }

    @Test
    void submit_whenFilesMove_tellsOfAllTogether() throws IOException {
        EditJob job = EditJob.builder()
                .video(Files.writeString(folder.resolve("clip.mp4"), "video"))
                .reference(Files.writeString(folder.resolve("a.png"), "image!"))
                .build();
        List<String> heard = new ArrayList<>();
        when(uploads.upload(any(), any(), any())).thenAnswer(call -> {
            MediaSource.LocalFile file = call.getArgument(0);
            TransferListener listener = call.getArgument(2);
            long size = Files.size(file.path());
            listener.onProgress(1, size);
            listener.onProgress(size, size);
            return Single.just(UPLOADED);
        });
        when(tasks.create(any())).thenReturn(Single.just(CREATED));

        submitter
                .submit(Submission.of(KEY, job).onUpload((done, total) -> heard.add(done + " of " + total)))
                .test()
                .assertValue(CREATED);

        assertThat(heard).containsExactly("1 of 11", "5 of 11", "6 of 11", "11 of 11");
    }

    @Test
    void submit_whenUploadFails_createsNoTask() throws IOException {
        EditJob job = EditJob.builder()
                .video(Files.writeString(folder.resolve("clip.mp4"), "video"))
                .build();
        when(uploads.upload(any(), any(), any())).thenReturn(Single.error(Script.lost()));

        submit(job)
                .assertError(error -> error instanceof TransportException failed
                        && failed.delivery() == TransportException.Delivery.NOT_SENT
                        && failed.getMessage().contains("no job was sent")
                        && failed.getMessage().contains("clip.mp4"));

        verify(tasks, never()).create(any());
    }

    @Test
    void submit_whenClientClosesDuringTheUpload_createsNoTask() throws IOException {
        EditJob job = EditJob.builder()
                .video(Files.writeString(folder.resolve("clip.mp4"), "video"))
                .build();
        SingleSubject<MediaSource> upload = SingleSubject.create();
        when(uploads.upload(any(), any(), any())).thenReturn(upload);

        var submit = submit(job);
        closing.onError(Script.refused());

        submit.assertError(TransportException.class);
        assertThat(upload.hasObservers()).isFalse();
        verify(tasks, never()).create(any());
    }

    @Test
    void submit_whenClientClosesDuringTheCreate_leavesItToTheTransportToSayWhatBecameOfIt() {
        SingleSubject<TaskSnapshot> create = SingleSubject.create();
        when(tasks.create(any())).thenReturn(create);

        var submit = submit(REMOTE);
        closing.onError(Script.refused());
        submit.assertNotComplete().assertNoErrors();
        create.onSuccess(CREATED);

        submit.assertValue(CREATED);
    }

    private TestObserver<TaskSnapshot> submit(EditJob job) {
        return submitter.submit(Submission.of(KEY, job)).test();
    }
}
