package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How an application that starts goes on with its open jobs. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResumeTest {

    private static final JobKey FAST = new JobKey("fast");
    private static final JobKey SLOW = new JobKey("slow");
    private static final TaskId FAST_TASK = new TaskId("t-fast");
    private static final TaskId SLOW_TASK = new TaskId("t-slow");
    private static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();

    private final ScriptedClient scripted = new ScriptedClient();
    private final MemoryJobStore store = new MemoryJobStore();
    private final SingleSubject<TaskSnapshot> slow = SingleSubject.create();
    private final BlockingQueue<ResumedJob> heard = new LinkedBlockingQueue<>();
    private final VideoEditClient client = scripted.builder().jobStore(store).build();

    @BeforeEach
    void twoOpenJobs() {
        when(scripted.tasks.create(any()))
                .thenReturn(Single.just(TaskSnapshot.of(FAST_TASK, TaskStatus.PENDING)))
                .thenReturn(Single.just(TaskSnapshot.of(SLOW_TASK, TaskStatus.PENDING)));
        when(scripted.tasks.query(FAST_TASK)).thenReturn(Single.just(TaskSnapshot.of(FAST_TASK, TaskStatus.SUCCEEDED)));
        when(scripted.tasks.query(SLOW_TASK)).thenReturn(slow);
        client.submit(FAST, JOB);
        client.submit(SLOW, JOB);
    }

    @AfterEach
    void close() {
        client.close();
    }

    static Stream<Named<BiFunction<VideoEditClient, Consumer<ResumedJob>, CompletableFuture<List<ResumedJob>>>>>
            forms() {
        return Stream.of(
                Named.of("in the background", VideoEditClient::resumeInBackground),
                Named.of("async", (client, listener) -> client.async().resumeAll(listener)),
                Named.of(
                        "rx",
                        (client, listener) -> client.rx()
                                .resumeAll(listener)
                                .toList()
                                .toCompletionStage()
                                .toCompletableFuture()),
                Named.of(
                        "blocking on another thread",
                        (client, listener) -> CompletableFuture.supplyAsync(() -> client.resumeAll(listener))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void resumeAll_whenOneJobTakesLong_reportsTheOtherBeforeAndReturns(
            BiFunction<VideoEditClient, Consumer<ResumedJob>, CompletableFuture<List<ResumedJob>>> resume)
            throws Exception {
        CompletableFuture<List<ResumedJob>> all = resume.apply(client, heard::add);

        ResumedJob first = heard.take();
        assertThat(first).isInstanceOf(ResumedJob.Done.class);
        assertThat(first.key()).isEqualTo(FAST);
        assertThat(first.job().phase()).isEqualTo(JobPhase.SUCCEEDED);
        assertThat(all).isNotDone();

        slow.onSuccess(TaskSnapshot.of(SLOW_TASK, TaskStatus.FAILED));
        ResumedJob second = heard.take();
        assertThat(second)
                .isInstanceOfSatisfying(
                        ResumedJob.Failed.class,
                        failed -> assertThat(failed.fault()).isInstanceOf(TaskFailedException.class));
        assertThat(second.job().phase()).isEqualTo(JobPhase.FAILED);
        assertThat(all.get()).containsExactly(first, second);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void resumeAll_whenTheListenerThrows_goesOn(
            BiFunction<VideoEditClient, Consumer<ResumedJob>, CompletableFuture<List<ResumedJob>>> resume)
            throws Exception {
        slow.onSuccess(TaskSnapshot.of(SLOW_TASK, TaskStatus.SUCCEEDED));

        List<ResumedJob> all = resume.apply(client, job -> {
                    throw new IllegalStateException("a listener's");
                })
                .get();

        assertThat(all).extracting(ResumedJob::key).containsExactlyInAnyOrder(FAST, SLOW);
    }

    @Test
    void resumeAll_whenTheDeadlinePasses_saysThatTheJobWaits() {
        try (VideoEditClient hasty = scripted.builder()
                .jobStore(store)
                .awaitDeadline(Duration.ofNanos(1))
                .build()) {
            assertThat(hasty.resumeAll())
                    .filteredOn(job -> job.key().equals(SLOW))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ResumedJob.Waiting.class,
                            waiting -> assertThat(waiting.fault()).isInstanceOf(AwaitTimeoutException.class));
        }
    }

    @Test
    void resumeInBackground_whenItIsCancelled_leavesTheTasksAlone() throws Exception {
        CompletableFuture<List<ResumedJob>> all = client.resumeInBackground(heard::add);
        heard.take();

        all.cancel(true);

        verify(scripted.tasks, never()).cancel(any());
        assertThat(store.find(SLOW).orElseThrow().phase()).isEqualTo(JobPhase.PENDING);
        assertThatThrownBy(all::get).isInstanceOf(CancellationException.class);
    }

    /** Its results need no callback thread, so it may block the only one. */
    @Test
    void resumeAll_whenCalledOnTheOnlyCallbackThread_returnsAndCallsItsListenerThere() throws Exception {
        slow.onSuccess(TaskSnapshot.of(SLOW_TASK, TaskStatus.SUCCEEDED));
        ExecutorService only = Executors.newSingleThreadExecutor();
        try (VideoEditClient other =
                scripted.builder().jobStore(store).callbackExecutor(only).build()) {
            List<Thread> threads = new CopyOnWriteArrayList<>();

            List<ResumedJob> resumed = only.submit(() -> other.resumeAll(job -> threads.add(Thread.currentThread())))
                    .get();

            assertThat(resumed).hasSize(2);
            assertThat(threads)
                    .hasSize(2)
                    .containsOnly(only.submit(Thread::currentThread).get());
        } finally {
            only.shutdownNow();
        }
    }
}
