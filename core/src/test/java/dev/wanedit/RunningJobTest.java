package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.BrokenPorts.Moment;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.TransportException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.RunningJob;
import dev.wanedit.job.Submission;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that a caller starts and that the client follows in the background. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunningJobTest {

    private static final TaskId TASK = ScriptedClient.TASK;
    private static final TaskSnapshot SUCCEEDED = TaskSnapshot.of(TASK, TaskStatus.SUCCEEDED);
    private static final JobKey KEY = new JobKey("order 1");
    private static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();
    private static final Submission SUBMISSION = Submission.of(KEY, JOB);

    private final ScriptedClient scripted = new ScriptedClient();
    private final SingleSubject<TaskSnapshot> answer = SingleSubject.create();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch aborted = new CountDownLatch(1);
    private final MemoryJobStore store = new MemoryJobStore();
    private final VideoEditClient client = client();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    static Stream<Named<BiFunction<VideoEditClient, Submission, RunningJob>>> forms() {
        return Stream.of(
                Named.of("blocking", VideoEditClient::start),
                Named.of(
                        "async",
                        (client, submission) -> client.async().start(submission).join()),
                Named.of(
                        "rx",
                        (client, submission) -> client.rx().start(submission).blockingGet()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void start_whenTheTaskIsCreated_returnsItBeforeItsEnd(BiFunction<VideoEditClient, Submission, RunningJob> start)
            throws Exception {
        RunningJob running = start.apply(client, SUBMISSION);

        assertThat(running.key()).isEqualTo(KEY);
        assertThat(running.taskId()).isEqualTo(TASK);
        asked.await();
        assertThat(running.completion()).isNotDone();
        answer.onSuccess(SUCCEEDED);
        assertThat(running.completion().get()).isEqualTo(new RunningJob.End(SUCCEEDED, null));
        assertThat(client.await(running)).isEqualTo(new RunningJob.End(SUCCEEDED, null));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void start_whenThereIsATarget_downloadsTheResult(BiFunction<VideoEditClient, Submission, RunningJob> start)
            throws Exception {
        Path target = folder.resolve("edited.mp4");
        try (VideoEditClient working = working()) {
            RunningJob running = start.apply(working, SUBMISSION.towards(target));

            RunningJob.End end = running.completion().get();

            assertThat(end.video().file()).isEqualTo(target).hasBinaryContent(BrokenPorts.RESULT);
            assertThat(working.find(KEY)).map(JobRecord::phase).contains(JobPhase.ARCHIVED);
        }
    }

    @Test
    void start_whenTheResultIsOnDiskAlready_hasItsEndAtOnce() throws Exception {
        Submission submission = SUBMISSION.towards(folder.resolve("edited.mp4"));
        try (VideoEditClient working = working()) {
            RunningJob first = working.start(submission);
            RunningJob.End end = working.await(first);

            RunningJob again = working.start(submission);

            assertThat(again.taskId()).isEqualTo(first.taskId());
            assertThat(working.await(again).video().file())
                    .isEqualTo(end.video().file());
        }
    }

    @Test
    void start_whenTheTargetIsTaken_sendsNothing() throws Exception {
        Path taken = Files.createFile(folder.resolve("taken.mp4"));

        assertThatThrownBy(() -> client.start(SUBMISSION.towards(taken))).isInstanceOf(StorageException.class);

        verify(scripted.tasks, never()).create(any());
    }

    @Test
    void completion_whenTheTaskFails_failsAsAnAwaitDoesAndNamesTheJob() {
        RunningJob running = client.start(SUBMISSION);

        answer.onSuccess(TaskSnapshot.of(TASK, TaskStatus.FAILED));

        assertThatThrownBy(() -> client.await(running))
                .isInstanceOfSatisfying(
                        TaskFailedException.class,
                        fault -> assertThat(fault.jobKey()).contains(KEY.value()));
    }

    @Test
    void completion_whenTheDeadlinePasses_endsTheWait() {
        RunningJob running = client.start(SUBMISSION.deadline(Duration.ZERO));

        assertThatThrownBy(() -> client.await(running)).isInstanceOf(AwaitTimeoutException.class);
    }

    @Test
    void completion_whenItIsCancelled_endsTheFollowAndLeavesTheTask() throws Exception {
        RunningJob running = client.start(SUBMISSION);
        asked.await();

        running.completion().cancel(true);

        aborted.await();
        verify(scripted.tasks, never()).cancel(any());
        assertThat(store.find(KEY)).map(JobRecord::phase).contains(JobPhase.PENDING);
        assertThatThrownBy(() -> client.await(running)).isInstanceOf(CancellationException.class);
    }

    @Test
    void await_whenItsFutureIsCancelled_leavesTheCompletionAlone() throws Exception {
        RunningJob running = client.start(SUBMISSION);
        CompletableFuture<RunningJob.End> wait = client.async().await(running);

        wait.cancel(true);

        answer.onSuccess(SUCCEEDED);
        assertThat(running.completion().get().task()).isEqualTo(SUCCEEDED);
    }

    @Test
    void completion_whenTheClientCloses_failsAndLeavesTheJobToBeResumed() throws Exception {
        RunningJob running = client.start(SUBMISSION);
        asked.await();

        client.close();

        assertThatThrownBy(running.completion()::get)
                .cause()
                .isInstanceOfSatisfying(TransportException.class, fault -> {
                    assertThat(fault.kind()).isEqualTo(TransportException.Kind.CLOSED);
                    assertThat(fault.jobKey()).contains(KEY.value());
                    assertThat(fault.taskId()).contains(TASK);
                });
        answer.onSuccess(SUCCEEDED);
        try (VideoEditClient next = client()) {
            assertThat(next.resumeAll()).extracting(ResumedJob::key).containsExactly(KEY);
        }
        assertThat(store.find(KEY)).map(JobRecord::phase).contains(JobPhase.SUCCEEDED);
    }

    /** The whole way to the file, in time that passes fast. */
    private static VideoEditClient working() {
        return new BrokenPorts("none", Moment.CALLED, new Error()).client().build();
    }

    private VideoEditClient client() {
        when(scripted.tasks.create(any())).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.PENDING)));
        when(scripted.tasks.query(TASK))
                .thenReturn(answer.doOnSubscribe(begun -> asked.countDown()).doOnDispose(aborted::countDown));
        return scripted.builder().jobStore(store).build();
    }
}
