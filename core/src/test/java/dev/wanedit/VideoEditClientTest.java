package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls return and throw, on which thread, and what becomes of them when their caller gives up. */
class VideoEditClientTest {

    private static final TaskId TASK = ScriptedClient.TASK;
    private static final TaskSnapshot PENDING = TaskSnapshot.of(TASK, TaskStatus.PENDING);
    private static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();

    private final ScriptedClient scripted = new ScriptedClient();
    private final VideoEditClient client = scripted.builder().build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void submit_whenTheJobHasNoKey_givesItsRandomKeyInEachForm() {
        when(scripted.tasks.create(any())).thenReturn(Single.just(PENDING));

        assertKeyFindsTheJob(face -> face.submit(JOB));
        assertKeyFindsTheJob(face -> face.async().submit(JOB).join());
        assertKeyFindsTheJob(face -> face.rx().submit(JOB).blockingGet());
    }

    private void assertKeyFindsTheJob(Function<VideoEditClient, SubmittedJob> submit) {
        MemoryJobStore store = new MemoryJobStore();
        try (VideoEditClient other = scripted.builder().jobStore(store).build()) {
            SubmittedJob submitted = submit.apply(other);

            assertThat(submitted.task()).isEqualTo(PENDING);
            assertThat(store.find(submitted.key())).isPresent();
        }
    }

    @Test
    void edit_whenTheSubmissionHasNoTarget_refusesItBeforeAnythingIsSent() {
        assertThatThrownBy(() -> client.edit(Submission.unnamed(JOB)))
                .isInstanceOf(InvalidJobException.class)
                .hasMessageContaining("target");

        verify(scripted.tasks, never()).create(any());
    }

    @Test
    void edit_whenTheSubmissionHasADeadline_waitsNoLonger() {
        when(scripted.tasks.create(any())).thenReturn(Single.just(PENDING));
        when(scripted.tasks.query(TASK)).thenReturn(Single.just(PENDING));
        Submission submission =
                Submission.unnamed(JOB).towards(Path.of("never.mp4")).deadline(Duration.ZERO);

        assertThatThrownBy(() -> client.edit(submission)).isInstanceOf(AwaitTimeoutException.class);
    }

    @Test
    void status_whenServiceRefuses_throwsOurExceptionFromTheCallersThread() {
        when(scripted.tasks.query(TASK))
                .thenReturn(Single.error(new RequestRejectedException("No.", ErrorContext.of(TASK))));

        assertThatThrownBy(() -> client.status(TASK))
                .isInstanceOf(RequestRejectedException.class)
                .satisfies(error -> assertThat(error.getSuppressed()[0].getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(VideoEditClientTest.class.getName())));
    }

    @Test
    void await_whenThreadIsInterrupted_abortsTheExchangeAndLeavesTheTask() throws InterruptedException {
        scripted.neverAnswers();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                client.await(TASK);
            } catch (WaitInterruptedException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        waiting.start();
        scripted.asked.await();
        waiting.interrupt();
        waiting.join();

        scripted.aborted.await();
        assertThat(thrown.get()).hasMessageContaining("t-1").hasMessageContaining("await it again");
        assertThat(flag.get()).isTrue();
        verify(scripted.tasks, never()).cancel(any());
    }

    @Test
    void submit_whenThreadIsInterruptedWhileItIsSent_namesTheKeyOfTheTask() throws InterruptedException {
        assertThat(keyAfterInterruption(() -> client.submit(new JobKey("order 1"), JOB)))
                .contains("order 1");
    }

    /** The application did not choose the key, so it learns it from the exception. */
    @Test
    void edit_whenThreadIsInterruptedWhileAJobWithoutAKeyIsSent_namesTheRandomKey() throws InterruptedException {
        Submission unnamed = Submission.unnamed(JOB).towards(Path.of("never.mp4"));

        assertThat(keyAfterInterruption(() -> client.edit(unnamed)))
                .contains(unnamed.key().value());
    }

    private Optional<String> keyAfterInterruption(Runnable call) throws InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        SingleSubject<TaskSnapshot> answer = SingleSubject.create();
        when(scripted.tasks.create(any())).thenReturn(answer.doOnSubscribe(begun -> sent.countDown()));
        AtomicReference<WaitInterruptedException> thrown = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                call.run();
            } catch (WaitInterruptedException e) {
                thrown.set(e);
            }
        });
        waiting.start();
        sent.await();
        waiting.interrupt();
        waiting.join();
        answer.onSuccess(PENDING);
        assertThat(thrown.get().nextStep()).contains("under this key");
        return thrown.get().jobKey();
    }

    @Test
    void asyncAwait_whenFutureIsCanceled_abortsTheExchangeAndLeavesTheTask() throws InterruptedException {
        scripted.neverAnswers();

        CompletableFuture<TaskSnapshot> future = client.async().await(TASK);
        scripted.asked.await();
        future.cancel(true);

        scripted.aborted.await();
        verify(scripted.tasks, never()).cancel(any());
    }

    @Test
    void submit_whenThreadIsInterruptedAlready_sendsNothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.submit(JOB))
                .isInstanceOf(WaitInterruptedException.class)
                .hasMessageContaining("Nothing was sent");

        assertThat(Thread.interrupted()).isTrue();
        verify(scripted.tasks, never()).create(any());
    }

    @Test
    void edit_whenCancelled_hasNotifiedOfTheTask() throws InterruptedException {
        when(scripted.tasks.create(any())).thenReturn(Single.just(PENDING));
        scripted.neverAnswers();
        AtomicReference<TaskId> known = new AtomicReference<>();

        CompletableFuture<EditedVideo> edit = client.async()
                .edit(Submission.unnamed(JOB)
                        .towards(Path.of("never.mp4"))
                        .onSubmitted(job -> known.set(job.taskId())));
        scripted.asked.await();
        edit.cancel(true);

        assertThat(known.get()).isEqualTo(TASK);
    }

    @Test
    void submit_whenTheTaskIsNewOrKnown_notifiesTheListenerOnceEach() {
        when(scripted.tasks.create(any())).thenReturn(Single.just(PENDING));
        scripted.neverAnswers();
        List<TaskId> heard = new ArrayList<>();
        Submission job = Submission.unnamed(JOB).onSubmitted(submitted -> heard.add(submitted.taskId()));

        client.submit(job);
        assertThat(heard).containsExactly(TASK);
        client.submit(job);

        assertThat(heard).containsExactly(TASK, TASK);
        verify(scripted.tasks, times(1)).create(any());
    }

    /** A part of the service that is behind the others does not know a task that is seconds old. */
    @Test
    void cancel_whenOneAnswerSaysThatTheTaskIsUnknown_tellsWhatIsTrueOfIt() {
        when(scripted.tasks.cancel(TASK))
                .thenReturn(
                        Completable.error(new RequestRejectedException("Failed to cancel.", ErrorContext.of(TASK))));
        when(scripted.tasks.query(TASK)).thenReturn(status(TaskStatus.UNKNOWN)).thenReturn(status(TaskStatus.RUNNING));

        assertThat(client.cancel(TASK)).isEqualTo(CancelOutcome.TOO_LATE);
    }

    @Test
    void download_whenOneAnswerSaysThatTheTaskIsUnknown_isNotItsEnd() {
        when(scripted.tasks.query(TASK)).thenReturn(status(TaskStatus.UNKNOWN)).thenReturn(status(TaskStatus.RUNNING));

        assertThatThrownBy(() -> client.download(TASK, Path.of("never.mp4"))).isInstanceOf(AwaitTimeoutException.class);
    }

    private static Single<TaskSnapshot> status(TaskStatus status) {
        return Single.just(TaskSnapshot.of(TASK, status));
    }

    @Test
    void status_whenTheCallbackExecutorRejects_answersAllTheSame() throws Exception {
        when(scripted.tasks.query(TASK)).thenReturn(Single.just(PENDING));
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        try (VideoEditClient rejected =
                scripted.builder().callbackExecutor(full).build()) {
            assertThat(rejected.status(TASK)).isEqualTo(PENDING);
            assertThat(rejected.async().status(TASK).get()).isEqualTo(PENDING);
        }
    }

    @Test
    void status_whenCalledInsideACallback_doesNotWaitForItsOwnThread() throws Exception {
        when(scripted.tasks.query(TASK)).thenReturn(Single.just(PENDING));
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (VideoEditClient narrow = scripted.builder().callbackExecutor(one).build()) {
            CompletableFuture<TaskSnapshot> nested =
                    narrow.async().status(TASK).thenApply(task -> narrow.status(task.taskId()));

            assertThat(nested.get()).isEqualTo(PENDING);
        } finally {
            one.shutdown();
        }
    }

    @Test
    void await_whenTheDeadlineIsBeyondAllCounting_waits() {
        when(scripted.tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.SUCCEEDED)));

        assertThat(client.await(TASK, Duration.ofSeconds(Long.MAX_VALUE)).status())
                .isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void watch_whenTaskMovesOn_tellsEachChangeOnTheCallingThread() {
        Script<TaskSnapshot> queries =
                Script.of(Schedulers.trampoline(), PENDING, PENDING, TaskSnapshot.of(TASK, TaskStatus.FAILED));
        when(scripted.tasks.query(TASK)).thenReturn(queries.play());
        List<String> heard = new ArrayList<>();

        TaskSnapshot last = client.watch(
                TASK,
                snapshot -> heard.add(
                        snapshot.status() + " on " + Thread.currentThread().getName()));

        assertThat(last.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(heard)
                .hasSize(2)
                .allMatch(line -> line.endsWith(" on " + Thread.currentThread().getName()));
    }

    @Test
    void edit_whenTargetCannotBe_submitsNothing(@TempDir Path folder) throws IOException {
        Path taken = Files.createFile(folder.resolve("taken.mp4"));

        assertThatThrownBy(() -> client.edit(JOB, taken)).hasMessageContaining("taken.mp4 exists already");

        verify(scripted.tasks, never()).create(any());
    }
}
