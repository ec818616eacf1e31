package dev.wanedit.engine;

import static dev.wanedit.engine.download.DownloadRig.LENGTH;
import static dev.wanedit.engine.download.DownloadRig.TASK;
import static dev.wanedit.engine.download.DownloadRig.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.engine.download.DownloadRig;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.follow.PollingWatch;
import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.engine.recording.ResultRecorder;
import dev.wanedit.engine.recording.TaskRecorder;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.event.JobListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.price.PriceTable;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.settings.Region;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.InOrder;

/** What a process does with the jobs that another one began. */
class JobsOfAnotherProcessTest {

    private final DownloadRig rig = new DownloadRig(new ResultRecorder() {
        @Override
        public Completable before(TaskId taskId, ArchivedFile file) {
            return recorder.before(taskId, file);
        }

        @Override
        public Completable after(TaskId taskId, ArchivedFile file) {
            return recorder.after(taskId, file);
        }

        @Override
        public Maybe<Path> target(TaskId taskId) {
            return recorder.target(taskId);
        }

        @Override
        public Single<EditedVideo> recorded(TaskId taskId, Single<EditedVideo> download) {
            return recorder.recorded(taskId, download);
        }
    });
    private final JobBench bench = new JobBench(rig.tasks, new MemoryJobStore(), rig.timer);
    private final JobRecorder jobRecorder = bench.jobRecorder;
    private final TaskRecorder recorder =
            new TaskRecorder(jobRecorder, rig.timer, JobListener.NONE, PriceTable.DEFAULT.in(Region.BEIJING));
    private final KeptJobs jobs = new KeptJobs(jobRecorder);
    private final PollingWatch watch =
            new PollingWatch(rig.tasks, Polling.AUTOMATIC, RateLimits.ACCOUNT, rig.timer, JobListener.NONE);
    private final EarlierResult earlier = new EarlierResult(rig.downloader);

    @TempDir
    private Path folder;

    private Path file;
    private Path part;

    @BeforeEach
    void name() {
        file = folder.resolve("a.mp4");
        part = folder.resolve("a.mp4.t-1.part");
    }

    @Test
    void earlierResult_whenTheProcessDiedBeforeItWasRecorded_isRecordedAndThePartDeleted() throws Exception {
        jobs.pending("a", "snow", TASK);
        jobRecorder.archiving(TASK, landed(VIDEO));
        Files.createLink(part, file);
        Files.writeString(folder.resolve("a.mp4.t-1.part.journal"), "left");

        earlier.of(jobs.now("a"), null)
                .test()
                .assertValue(video -> video.file().equals(file) && video.size() == LENGTH);

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.ARCHIVED);
        assertThat(folder.toFile().list()).containsExactly("a.mp4");
        verify(rig.tasks, never()).query(any());
    }

    @Test
    void earlierResult_whenAnotherFileHasTheName_isEmpty() throws Exception {
        jobs.pending("a", "snow", TASK);
        jobRecorder.archiving(TASK, landed(VIDEO));
        Files.write(file, new byte[LENGTH]);

        earlier.of(jobs.now("a"), null).test().assertComplete().assertNoValues();

        assertThat(jobs.now("a").phase()).isEqualTo(JobPhase.PENDING);
    }

    @Test
    void earlierResult_whenTheFileWasMovedAway_isEmpty() throws Exception {
        jobs.pending("a", "snow", TASK);
        jobRecorder.archiving(TASK, landed(VIDEO));
        Files.delete(file);

        earlier.of(jobs.now("a"), null).test().assertComplete().assertNoValues();
    }

    @Test
    void resumeAll_whenJobsAreInSeveralPhases_takesResultsBeforeTasksBeforeLostAnswers() {
        jobs.uncertain("lost", "snow");
        jobs.pending("runs", "snow", new TaskId("t-2"));
        jobs.pending("done", "snow", new TaskId("t-3"));
        jobRecorder.observed(TaskSnapshot.of(new TaskId("t-3"), TaskStatus.SUCCEEDED));
        jobs.ready("ready", "snow");
        when(rig.tasks.query(any()))
                .thenAnswer(call -> Single.just(TaskSnapshot.of(call.getArgument(0), TaskStatus.SUCCEEDED)));

        TestSubscriber<ResumedJob> resumed = resume(UncertainPolicy.FAIL);

        assertThat(resumed.values())
                .extracting(job -> job.job().key().value())
                .containsExactlyInAnyOrder("lost", "runs", "done", "ready");
        InOrder order = inOrder(rig.tasks);
        order.verify(rig.tasks).query(new TaskId("t-3"));
        order.verify(rig.tasks).query(new TaskId("t-2"));
        verify(rig.tasks, never()).create(any());
    }

    @Test
    void resumeAll_whenOneJobHasAFault_resumesTheOthers() {
        jobs.uncertain("lost", "snow");
        jobs.pending("bad", "snow", new TaskId("t-2"));
        jobs.pending("odd", "snow", new TaskId("t-4"));
        jobs.pending("good", "snow", new TaskId("t-3"));
        when(rig.tasks.query(new TaskId("t-2"))).thenReturn(Single.error(Script.refused()));
        when(rig.tasks.query(new TaskId("t-4"))).thenReturn(Single.error(new IllegalStateException("an adapter's")));
        when(rig.tasks.query(new TaskId("t-3")))
                .thenReturn(Single.just(TaskSnapshot.of(new TaskId("t-3"), TaskStatus.SUCCEEDED)));

        TestSubscriber<ResumedJob> resumed = resume(UncertainPolicy.FAIL);

        resumed.assertComplete();
        assertThat(resumed.values())
                .filteredOn(job -> job.fault() == null)
                .extracting(job -> job.job().key().value())
                .containsExactly("good");
        assertThat(resumed.values())
                .extracting(ResumedJob::fault)
                .hasAtLeastOneElementOfType(SubmitUncertainException.class)
                .hasAtLeastOneElementOfType(StorageException.class);
    }

    private TestSubscriber<ResumedJob> resume(UncertainPolicy policy) {
        var resumed = new Resumer(
                        jobRecorder,
                        bench.reconciler,
                        awaiter(),
                        rig.downloader,
                        policy,
                        Duration.ofMinutes(30),
                        new JobSpans(JobListener.NONE, new ClosingSignal()),
                        new RunningGate(
                                null, watch, awaiter(), rig.timer, Polling.AUTOMATIC.first(), Completable.never()))
                .all()
                .test();
        rig.timer.advanceTimeBy(1, TimeUnit.HOURS);
        return resumed;
    }

    private Awaiter awaiter() {
        return new Awaiter(watch, recorder::seen, Polling.AUTOMATIC.first(), rig.timer, task -> null);
    }

    private ArchivedFile landed(byte[] video) throws Exception {
        Files.write(file, video);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(video));
        return new ArchivedFile(file, video.length, sha256);
    }
}
