package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Submission;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.RequestGuard;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.wire.request.CreateDocument;
import dev.wanedit.wire.request.CreateDraft;
import dev.wanedit.wire.request.JobMapper;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process needs that shares an account with others: a guard, uploads without a submit, and a cancel before it. */
class RequestGuardTest {

    private static final JobKey KEY = new JobKey("order 1");
    private static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://example.com/a.mp4"))
            .prompt("Snow")
            .build();

    private final ScriptedClient script = new ScriptedClient();
    private final MemoryJobStore store = new MemoryJobStore();

    @Test
    void guard_whenItHoldsBack_sendsNothingAndLeavesTheJobReady() {
        try (VideoEditClient client = script.builder()
                .jobStore(store)
                .requestGuard(operation -> false)
                .build()) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> client.submit(KEY, JOB));
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.status(ScriptedClient.TASK));
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.cancel(ScriptedClient.TASK));
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> client.list(TaskFilter.recent()));
        }

        verify(script.tasks, never()).create(any());
        verify(script.tasks, never()).query(any());
        verify(script.tasks, never()).cancel(any());
        verify(script.tasks, never()).list(any());
        assertThat(store.find(KEY).orElseThrow().phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void guard_whenItLetsThrough_isAskedOncePerRequest() {
        List<Operation> asked = new CopyOnWriteArrayList<>();
        when(script.tasks.create(any()))
                .thenReturn(Single.just(TaskSnapshot.of(ScriptedClient.TASK, TaskStatus.PENDING)));
        when(script.tasks.query(any()))
                .thenReturn(Single.just(TaskSnapshot.of(ScriptedClient.TASK, TaskStatus.RUNNING)));
        try (VideoEditClient client = script.builder().requestGuard(asked::add).build()) {
            assertThat(client.submit(KEY, JOB).taskId()).isEqualTo(ScriptedClient.TASK);
            assertThat(client.status(ScriptedClient.TASK).status()).isEqualTo(TaskStatus.RUNNING);
        }

        assertThat(asked).containsExactly(Operation.CREATE, Operation.QUERY);
    }

    /** The connection takes its time between the two, and the process may have been suspended meanwhile. */
    @Test
    void guard_whenTheTransportSendsTheBody_isAskedAgain() {
        AtomicBoolean allowed = new AtomicBoolean(true);
        when(script.tasks.create(any())).thenReturn(Single.fromCallable(() -> {
            allowed.set(false);
            script.config.get().createCheck().run();
            return TaskSnapshot.of(ScriptedClient.TASK, TaskStatus.PENDING);
        }));
        try (VideoEditClient client = script.builder()
                .jobStore(store)
                .requestGuard(operation -> allowed.get())
                .build()) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> client.submit(KEY, JOB));
        }

        verify(script.tasks, times(1)).create(any());
        assertThat(store.find(KEY).orElseThrow().phase()).isEqualTo(JobPhase.READY);
    }

    /** Another process may have sent the job again meanwhile; here no one has. */
    @Test
    void submit_whenTheProcessIsSuspendedBeforeTheBodyIsSent_sendsItByANewIntent() {
        AtomicReference<Duration> suspended = new AtomicReference<>(Duration.ZERO);
        AtomicInteger sent = new AtomicInteger();
        when(script.tasks.create(any()))
                .thenAnswer(call -> Single.fromCallable(() -> {
                    CreateDraft draft = JobMapper.sendable(
                            call.getArgument(0), script.config.get().createCheck());
                    boolean first = suspended.getAndSet(Duration.ofHours(1)).isZero();
                    try (CreateDocument body = draft.document(new byte[] {'{', '}'})) {
                        assertThat(body.next()).isNotEmpty();
                    }
                    assertThat(first).isFalse();
                    sent.incrementAndGet();
                    return TaskSnapshot.of(ScriptedClient.TASK, TaskStatus.PENDING);
                }));
        Clock clock = Clock.systemUTC();
        try (VideoEditClient client = script.builder()
                .jobStore(store)
                .timer(new HurriedTime(1000))
                .clock(new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return clock.getZone();
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return clock.withZone(zone);
                    }

                    @Override
                    public Instant instant() {
                        return clock.instant().plus(suspended.get());
                    }
                })
                .build()) {
            assertThat(client.submit(KEY, JOB).taskId()).isEqualTo(ScriptedClient.TASK);
        }

        verify(script.tasks, times(2)).create(any());
        assertThat(sent).hasValue(1);
        assertThat(store.find(KEY).orElseThrow().attempts()).isEqualTo(1);
    }

    static Stream<RequestGuard> broken() {
        return Stream.of(
                operation -> {
                    throw new IllegalStateException("no");
                },
                operation -> {
                    throw new NoClassDefFoundError("of a broken class path");
                });
    }

    @ParameterizedTest
    @MethodSource("broken")
    void guard_whenItThrows_holdsBack(RequestGuard guard) {
        try (VideoEditClient client =
                script.builder().jobStore(store).requestGuard(guard).build()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.submit(KEY, JOB))
                    .havingCause()
                    .isInstanceOfAny(IllegalStateException.class, NoClassDefFoundError.class);
        }

        assertThat(store.find(KEY).orElseThrow().phase()).isEqualTo(JobPhase.READY);
    }

    @Test
    void upload_whenAJobHasLocalFiles_returnsItWithUrlsAndRecordsNothing(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.mp4"), new byte[] {1, 2, 3});
        URI uploaded = URI.create("oss://bucket/a.mp4");
        MediaUploader uploader = mock(MediaUploader.class);
        when(uploader.upload(any(), any(), any())).thenReturn(Single.just(MediaSource.url(uploaded)));
        EditJob local = JOB.toBuilder().video(file).build();
        try (VideoEditClient client =
                script.builder().jobStore(store).uploader(uploader).build()) {
            assertThat(client.upload(Submission.of(KEY, local)))
                    .isEqualTo(JOB.toBuilder().video(uploaded).build());
        }

        assertThat(store.find(KEY)).isEmpty();
        verify(script.tasks, never()).create(any());
    }

    @Test
    void submit_whenTheJobWasCanceledBeforeItWasSent_isRefused() {
        try (VideoEditClient client = script.builder()
                .jobStore(store)
                .requestGuard(operation -> false)
                .build()) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> client.submit(KEY, JOB));
        }
        JobRecord ready = store.find(KEY).orElseThrow();
        store.replace(ready.change()
                .to(ready.state().next(JobEvent.of(Trigger.WITHDRAWN)).state())
                .at(Instant.EPOCH));

        try (VideoEditClient client = script.builder().jobStore(store).build()) {
            assertThatExceptionOfType(InvalidJobException.class)
                    .isThrownBy(() -> client.submit(KEY, JOB))
                    .withMessageContaining("canceled before it was sent");
        }
        verify(script.tasks, never()).create(any());
    }
}
