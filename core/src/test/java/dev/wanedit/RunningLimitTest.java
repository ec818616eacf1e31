package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are followed to their end wait unsent while as many run as the account allows. */
class RunningLimitTest {

    private static final int JOBS = 12;
    private static final int LIMIT = 5;
    private static final byte[] VIDEO =
            "\0\0\0\u000cftypisom\0\0\0\u000bmoovhow\0\0\0\u000cmdatfilm".getBytes(StandardCharsets.ISO_8859_1);

    private final Account account = new Account();

    @TempDir
    private Path folder;

    @Test
    void edit_whenMoreJobsAreGiven_runsFiveAtOnceAndAllInTheEnd() {
        try (VideoEditClient client = builder().build()) {
            List<EditedVideo> videos = editAll(client);

            assertThat(videos).hasSize(JOBS);
        }
        assertThat(account.mostRunning).hasValue(LIMIT);
        assertThat(account.queriesAfterTheEnd)
                .as("a second query before the download")
                .hasValue(0);
    }

    @Test
    void edit_whenThereIsNoLimit_runsAllAtOnce() {
        try (VideoEditClient client = builder().maxRunning(Integer.MAX_VALUE).build()) {
            assertThat(editAll(client)).hasSize(JOBS);
        }
        assertThat(account.created).hasValue(JOBS);
    }

    @Test
    void edit_whenItIsDisposedWhileItWaits_wasNeverSent() throws InterruptedException {
        account.endless = true;
        try (VideoEditClient client = builder().maxRunning(1).build()) {
            TestObserver<EditedVideo> running = client.rx().edit(submission(0)).test();
            assertThat(account.first.await(10, TimeUnit.SECONDS)).isTrue();
            TestObserver<EditedVideo> waiting = client.rx().edit(submission(1)).test();

            waiting.dispose();
            running.dispose();
        }

        assertThat(account.created).hasValue(1);
    }

    private List<EditedVideo> editAll(VideoEditClient client) {
        return Flowable.range(0, JOBS)
                .flatMapSingle(i -> client.rx().edit(submission(i)), false, JOBS)
                .toList()
                .blockingGet();
    }

    private Submission submission(int i) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/" + i + ".mp4"))
                .prompt("Make it snow")
                .build();
        return Submission.of(new JobKey("job " + i), job).towards(Target.of(folder.resolve(i + ".mp4")));
    }

    private VideoEditClientBuilder builder() {
        Transport transport = mock(Transport.class);
        when(transport.tasks()).thenReturn(account);
        when(transport.downloads()).thenReturn(new Host());
        return VideoEditClient.builder()
                .apiKey("sk-0123456789")
                .baseUrl(URI.create("https://service.example.com/api/v1"))
                .polling(new Polling(Duration.ofMillis(1), Duration.ofMillis(1)))
                .rateLimits(new RateLimits(10_000, 10_000, 10_000, 10_000))
                .transport(new GivenTransport(transport));
    }

    /** Tasks run until as many run as are allowed; from then on each succeeds at its next query. */
    private static final class Account implements TaskApi {

        private final AtomicInteger created = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger mostRunning = new AtomicInteger();
        private final AtomicInteger queriesAfterTheEnd = new AtomicInteger();
        private final Set<TaskId> ended = ConcurrentHashMap.newKeySet();
        private final CountDownLatch first = new CountDownLatch(1);
        private volatile boolean endless;

        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return Single.fromCallable(() -> {
                mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                TaskId id = new TaskId("t-" + created.incrementAndGet());
                first.countDown();
                return TaskSnapshot.of(id, TaskStatus.PENDING);
            });
        }

        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            return Single.fromCallable(() -> {
                if (endless || created.get() < LIMIT) {
                    return TaskSnapshot.of(taskId, TaskStatus.RUNNING);
                }
                if (ended.add(taskId)) {
                    running.decrementAndGet();
                } else {
                    queriesAfterTheEnd.incrementAndGet();
                }
                EditResult result =
                        new EditResult(URI.create("https://results.example.com/" + taskId.value() + ".mp4"), null);
                return new TaskSnapshot(
                        taskId, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, null, null, result, null);
            });
        }

        @Override
        public Single<TaskPage> list(TaskFilter filter) {
            return Single.error(new AssertionError("the interval was set by hand, so the list is not read"));
        }

        @Override
        public Completable cancel(TaskId taskId) {
            return Completable.complete();
        }
    }

    private static final class Host implements ResultDownloader {
        @Override
        public Completable download(ResultRequest request, ResultSink sink) {
            return Completable.fromAction(() -> {
                sink.begin(new ResultHead(0, VIDEO.length, "video/mp4", null));
                sink.write(ByteBuffer.wrap(VIDEO));
            });
        }
    }
}
