package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TransportException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobSpan;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of calls when their client closes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClosingTest {

    private static final TaskId TASK = ScriptedClient.TASK;
    private static final TaskSnapshot PENDING = TaskSnapshot.of(TASK, TaskStatus.PENDING);
    private static final JobKey KEY = new JobKey("a");
    private static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();

    private final ScriptedClient scripted = new ScriptedClient();
    private final VideoEditClient client = scripted.builder().build();

    @TempDir
    private static Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    static Stream<Named<Function<AsyncVideoEditClient, CompletableFuture<?>>>> waits() {
        return Stream.of(
                Named.of("await", client -> client.await(TASK)),
                Named.of("await of a submitted job", client -> client.await(new SubmittedJob(KEY, PENDING))),
                Named.of("watch", client -> client.watch(TASK, task -> {})),
                Named.of("download", client -> client.download(TASK, folder.resolve("a.mp4"))),
                Named.of("edit", client -> client.edit(KEY, JOB, folder.resolve("b.mp4"))),
                Named.of(
                        "start",
                        client -> client.start(Submission.of(KEY, JOB)).thenCompose(running -> running.completion())),
                Named.of("cancel", client -> client.cancel(TASK)),
                Named.of("status", client -> client.status(TASK)),
                Named.of("list", client -> client.list(TaskFilter.recent())),
                Named.of("listAll", client -> client.listAll(TaskFilter.recent())));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void close_whenACallWaits_endsItAndItsExchange(Function<AsyncVideoEditClient, CompletableFuture<?>> call)
            throws InterruptedException {
        scripted.neverAnswers();
        when(scripted.tasks.create(any())).thenReturn(Single.just(PENDING));
        CompletableFuture<?> future = call.apply(client.async());
        scripted.asked.await();

        client.close();

        assertClosed(future);
        scripted.aborted.await();
        verify(scripted.transport).close();
    }

    /** A trace must not say that the caller stopped waiting when the client was closed. */
    @ParameterizedTest
    @MethodSource("waits")
    void close_whenACallWaits_endsItsSpansAsClosed(Function<AsyncVideoEditClient, CompletableFuture<?>> call)
            throws InterruptedException {
        scripted.neverAnswers();
        when(scripted.tasks.create(any())).thenReturn(Single.just(PENDING));
        List<Throwable> faults = new CopyOnWriteArrayList<>();
        JobListener listener = new JobListener() {
            @Override
            public void onSpanEnd(JobSpan span, @Nullable TaskId taskId, @Nullable Throwable fault) {
                if (fault != null) {
                    faults.add(fault);
                }
            }
        };
        VideoEditClient observed = scripted.builder().jobListener(listener).build();
        CompletableFuture<?> future = call.apply(observed.async());
        scripted.asked.await();

        observed.close();

        assertClosed(future);
        assertThat(faults)
                .allSatisfy(fault -> assertThat(fault)
                        .isInstanceOfSatisfying(
                                TransportException.class,
                                closed -> assertThat(closed.kind()).isEqualTo(TransportException.Kind.CLOSED)));
    }

    @Test
    void close_whileJobsAreResumed_endsTheirSpansAsClosed() throws InterruptedException {
        scripted.neverAnswers();
        when(scripted.tasks.create(any())).thenReturn(Single.just(PENDING));
        MemoryJobStore store = new MemoryJobStore();
        try (VideoEditClient first = scripted.builder().jobStore(store).build()) {
            first.submit(KEY, JOB);
        }
        List<Throwable> faults = new CopyOnWriteArrayList<>();
        JobListener listener = new JobListener() {
            @Override
            public void onSpanEnd(JobSpan span, @Nullable TaskId taskId, @Nullable Throwable fault) {
                faults.add(fault);
            }
        };
        VideoEditClient observed =
                scripted.builder().jobStore(store).jobListener(listener).build();
        CompletableFuture<?> resumed = observed.resumeInBackground(job -> {});
        scripted.asked.await();

        observed.close();

        assertClosed(resumed);
        assertThat(faults).hasSize(2).allSatisfy(fault -> assertThat(fault).isInstanceOf(TransportException.class));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void call_whenTheClientIsClosed_failsAtOnce(Function<AsyncVideoEditClient, CompletableFuture<?>> call) {
        scripted.neverAnswers();
        when(scripted.tasks.create(any())).thenReturn(Single.just(PENDING));
        client.close();

        assertClosed(call.apply(client.async()));
        verify(scripted.tasks, never()).create(any());
    }

    @Test
    void find_whenTheClientIsClosed_failsAtOnce() {
        client.close();

        assertThatThrownBy(() -> client.find(KEY)).isInstanceOf(TransportException.class);
        assertThatThrownBy(() -> client.onDisk(Submission.of(KEY, JOB))).isInstanceOf(TransportException.class);
    }

    @Test
    void close_whenTheThreadIsInterrupted_endsEverythingAndLeavesItInterrupted() {
        Thread.currentThread().interrupt();

        client.close();

        assertThat(Thread.interrupted()).isTrue();
        verify(scripted.transport).close();
    }

    @Test
    void close_whenCalledTwice_closesTheTransportOnce() {
        client.close();
        client.close();

        verify(scripted.transport, times(1)).close();
    }

    @Test
    void close_whenACreateIsOnItsWay_waitsForItsTaskAndWritesItDown() throws Exception {
        SingleSubject<TaskSnapshot> create = createThatEndsWithTheTransport(subject -> subject.onSuccess(PENDING));
        MemoryJobStore store = new MemoryJobStore();
        VideoEditClient other = scripted.builder().jobStore(store).build();
        CompletableFuture<SubmittedJob> submit = other.async().submit(KEY, JOB);
        scripted.asked.await();

        other.close();

        assertThat(create.hasValue()).isTrue();
        assertThat(submit.get()).isEqualTo(new SubmittedJob(KEY, PENDING));
        assertThat(store.findByTask(TASK)).isPresent();
    }

    @Test
    void submit_whenClientClosesWhileTheAnswerIsOut_saysThatItIsUncertain() throws InterruptedException {
        createThatEndsWithTheTransport(subject -> subject.onError(new TransportException(
                TransportException.Kind.CLOSED,
                TransportException.Delivery.MAYBE_SENT,
                "Closed.",
                ErrorContext.NONE,
                null)));
        CompletableFuture<SubmittedJob> submit = client.async().submit(JOB);
        scripted.asked.await();

        client.close();

        assertThatThrownBy(submit::get).hasCauseInstanceOf(SubmitUncertainException.class);
    }

    @Test
    void close_whenManyWait_leavesNoErrorWithoutAReceiver() throws InterruptedException {
        scripted.neverAnswers();
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        RxJavaPlugins.setErrorHandler(errors::add);
        try {
            MemoryJobStore store = new MemoryJobStore();
            when(scripted.tasks.create(any())).thenReturn(Single.just(PENDING));
            VideoEditClient other = scripted.builder().jobStore(store).build();
            other.submit(KEY, JOB);
            CompletableFuture<?> resumed = other.async().resumeAll();
            scripted.asked.await();

            other.close();

            assertThatThrownBy(resumed::get).hasCauseInstanceOf(TransportException.class);
            assertThat(errors).isEmpty();
        } finally {
            RxJavaPlugins.setErrorHandler(null);
        }
    }

    private SingleSubject<TaskSnapshot> createThatEndsWithTheTransport(Consumer<SingleSubject<TaskSnapshot>> end) {
        SingleSubject<TaskSnapshot> create = SingleSubject.create();
        when(scripted.tasks.create(any())).thenReturn(create.doOnSubscribe(subscription -> scripted.asked.countDown()));
        doAnswer(call -> {
                    end.accept(create);
                    return null;
                })
                .when(scripted.transport)
                .close();
        return create;
    }

    private static void assertClosed(CompletableFuture<?> future) {
        assertThatThrownBy(future::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        TransportException.class,
                        error -> assertThat(error.kind()).isEqualTo(TransportException.Kind.CLOSED));
    }
}
