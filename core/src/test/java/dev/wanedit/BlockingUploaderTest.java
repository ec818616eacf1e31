package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.error.TransportException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.BlockingMediaUploader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client with an uploader of the application's own that blocks. */
@Timeout(30)
class BlockingUploaderTest {

    private static final TaskSnapshot PENDING = TaskSnapshot.of(new TaskId("t-1"), TaskStatus.PENDING);
    private static final MediaSource STORED = MediaSource.parse("https://cdn.example.com/clip.mov");

    private final TaskApi tasks = mock(TaskApi.class);
    private final Transport transport = mock(Transport.class);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    @TempDir
    Path folder;

    @BeforeEach
    void answer() {
        when(transport.tasks()).thenReturn(tasks);
        when(tasks.create(any())).thenReturn(Single.just(PENDING));
    }

    @Test
    void submit_whenTheUploadIsDone_sendsItsUrlAndHasRunOnAThreadForUploads() throws IOException {
        Queue<String> threads = new ConcurrentLinkedQueue<>();

        submit((file, model, listener) -> {
            threads.add(Thread.currentThread().getName());
            return STORED;
        });

        assertThat(threads).singleElement().asString().startsWith("wanedit-upload-");
        verify(tasks).create(argThat(request -> request.toString().contains("cdn.example.com")));
    }

    @Test
    void submit_whenTheUploadBreaksOrIsInterruptedByNobody_isTriedAgain() throws IOException {
        Queue<Exception> faults = new ConcurrentLinkedQueue<>();
        faults.add(new IOException("The bucket answered 503"));
        faults.add(new InterruptedException("by its own library"));

        submit((file, model, listener) -> {
            Exception fault = faults.poll();
            if (fault instanceof IOException e) {
                throw e;
            }
            if (fault instanceof InterruptedException e) {
                throw e;
            }
            return STORED;
        });

        assertThat(faults).isEmpty();
        verify(tasks).create(any());
    }

    @Test
    void close_whenAnUploadBlocks_interruptsIt() throws Exception {
        CompletableFuture<?> submit;
        try (VideoEditClient client = builder(this::blocking).build()) {
            submit = client.async().submit(clip());
            begun.await();
        }

        assertThat(interrupted.get()).isTrue();
        assertThat(submit)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(TransportException.class);
        verify(tasks, never()).create(any());
    }

    @Test
    void cancel_whenAnUploadBlocks_interruptsIt() throws Exception {
        try (VideoEditClient client = builder(this::blocking).build()) {
            CompletableFuture<?> submit = client.async().submit(clip());
            begun.await();

            submit.cancel(true);

            assertThat(interrupted.get()).isTrue();
        }
        verify(tasks, never()).create(any());
    }

    private MediaSource blocking(MediaSource.LocalFile file, String model, Object listener)
            throws InterruptedException {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return STORED;
        } catch (InterruptedException e) {
            interrupted.complete(true);
            throw e;
        }
    }

    private void submit(BlockingMediaUploader uploader) throws IOException {
        try (VideoEditClient client = builder(uploader).build()) {
            assertThat(client.submit(clip()).taskId()).isEqualTo(PENDING.taskId());
        }
    }

    private VideoEditClientBuilder builder(BlockingMediaUploader uploader) {
        return new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null))
                .apiKey("key")
                .timer(new HurriedTime(1000))
                .blockingUploader(uploader)
                .transport(new GivenTransport(transport));
    }

    private EditJob clip() throws IOException {
        return EditJob.builder()
                .video(Files.write(folder.resolve("clip.mov"), new byte[] {1}))
                .build();
    }
}
