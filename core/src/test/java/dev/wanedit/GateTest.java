package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.wanedit.error.TransportException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.RunningJob;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which jobs wait unsent, by whatever operation they are sent, and what opens the gate for them. In virtual time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GateTest {

    private static final int LIMIT = 5;

    private final TestScheduler time = new TestScheduler();
    private final ScriptedClient scripted = new ScriptedClient();
    private final MemoryJobStore store = new MemoryJobStore();
    private final AtomicInteger created = new AtomicInteger();
    private final Semaphore creates = new Semaphore(0);
    private final Set<String> queried = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final List<String> listed = new ArrayList<>();
    private final List<VideoEditClient> clients = new ArrayList<>();

    @BeforeEach
    void script() {
        when(scripted.tasks.create(any()))
                .thenAnswer(call -> Single.fromCallable(() -> {
                    TaskId id = new TaskId("task-" + created.getAndIncrement());
                    creates.release();
                    return TaskSnapshot.of(id, TaskStatus.PENDING);
                }));
        when(scripted.tasks.query(any()))
                .thenAnswer(call -> Single.fromCallable(() -> {
                    TaskId id = call.getArgument(0);
                    queried.add(id.value());
                    return TaskSnapshot.of(id, ended.contains(id.value()) ? TaskStatus.SUCCEEDED : TaskStatus.RUNNING);
                }));
        when(scripted.tasks.list(any())).thenAnswer(call -> Single.fromCallable(() -> page(call.getArgument(0))));
    }

    @AfterEach
    void close() {
        clients.forEach(VideoEditClient::close);
    }

    @Test
    void start_whenMoreJobsAreGiven_sendsTheNextWhenOneEnds() throws InterruptedException {
        VideoEditClient client = client(null);
        List<TestObserver<RunningJob>> jobs = start(client, LIMIT + 2);
        awaitCreates(LIMIT);

        ended.add("task-0");
        time.advanceTimeBy(30, TimeUnit.SECONDS);
        awaitCreates(1);

        settle(client);
        assertThat(created).hasValue(LIMIT + 1);
        assertThat(jobs).filteredOn(job -> !job.values().isEmpty()).hasSizeLessThanOrEqualTo(LIMIT + 1);
    }

    @Test
    void start_whenAWaitIsCancelled_sendsTheNext() throws InterruptedException {
        VideoEditClient client = client(1);
        RunningJob first = client.start(submission(0));
        CompletableFuture<RunningJob> second = client.async().start(submission(1));
        awaitCreates(1);
        settle(client);
        assertThat(second).isNotDone();

        first.completion().cancel(true);

        awaitCreates(1);
        assertThat(second).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void start_whenItIsDisposedInTheQueue_isNeverSent() throws InterruptedException {
        VideoEditClient client = client(1);
        RunningJob first = client.start(submission(0));
        TestObserver<RunningJob> second = client.rx().start(submission(1)).test();
        TestObserver<RunningJob> third = client.rx().start(submission(2)).test();
        awaitCreates(1);

        second.dispose();
        first.completion().cancel(true);

        awaitCreates(1);
        third.awaitDone(10, TimeUnit.SECONDS).assertValueCount(1);
        assertThat(created).hasValue(2);
    }

    @Test
    void start_whenTheClientCloses_failsInTheQueue() {
        VideoEditClient client = client(1);
        client.start(submission(0));
        TestObserver<RunningJob> second = client.rx().start(submission(1)).test();

        client.close();

        second.awaitDone(10, TimeUnit.SECONDS).assertError(TransportException.class);
        assertThat(created).hasValue(1);
    }

    @Test
    void submit_byDefault_sendsAtOnce() {
        VideoEditClient client = client(null);

        for (int i = 0; i < LIMIT + 2; i++) {
            client.submit(submission(i));
            time.advanceTimeBy(1, TimeUnit.SECONDS);
        }

        assertThat(created).hasValue(LIMIT + 2);
    }

    @Test
    void submit_whenTheApplicationSetALimit_waitsUntilATaskHasEnded() throws InterruptedException {
        VideoEditClient client = client(2);
        client.submit(submission(0));
        time.advanceTimeBy(1, TimeUnit.SECONDS);
        client.submit(submission(1));
        TestObserver<SubmittedJob> third = client.rx().submit(submission(2)).test();
        time.advanceTimeBy(10, TimeUnit.MINUTES);
        assertThat(created).hasValue(2);

        ended.add("task-1");
        time.advanceTimeBy(1, TimeUnit.MINUTES);

        third.awaitDone(10, TimeUnit.SECONDS).assertValueCount(1);
    }

    @Test
    void submit_whenTheJobHasATaskAlready_doesNotWait() {
        VideoEditClient client = client(1);
        client.submit(submission(0));

        assertThat(client.submit(submission(0)).taskId()).isEqualTo(new TaskId("task-0"));
        assertThat(created).hasValue(1);
    }

    @Test
    void gate_whenTheListShowsThatMoreRun_opensFurther() throws InterruptedException {
        VideoEditClient client = client(null);
        runEightOfOurs(client);

        start(client, LIMIT + 7);

        awaitCreates(8);
        settle(client);
        assertThat(created).hasValue(8);
    }

    @Test
    void gate_whenTheApplicationSetALimit_opensNoFurther() throws InterruptedException {
        VideoEditClient client = client(LIMIT);
        runEightOfOurs(client);

        start(client, LIMIT + 7);

        awaitCreates(LIMIT);
        settle(client);
        assertThat(created).hasValue(LIMIT);
    }

    @Test
    void gate_whenOthersRunTasks_leavesTheirPlaces() throws InterruptedException {
        VideoEditClient client = client(null);
        await(client, "ours");
        await(client, "ours-2");
        listed.addAll(List.of("ours", "ours-2", "x", "y", "z"));
        time.advanceTimeBy(2, TimeUnit.MINUTES);

        start(client, LIMIT);

        awaitCreates(2);
        settle(client);
        assertThat(created).hasValue(2);
    }

    @Test
    void gate_whenTheListIsReadNoLonger_forgetsTheTasksOfOthers() throws InterruptedException {
        VideoEditClient client = client(null);
        await(client, "ours");
        await(client, "ours-2");
        listed.addAll(List.of("ours", "ours-2", "x", "y", "z"));
        time.advanceTimeBy(2, TimeUnit.MINUTES);
        start(client, LIMIT);
        awaitCreates(2);
        when(scripted.tasks.list(any())).thenReturn(Single.never());

        time.advanceTimeBy(2, TimeUnit.MINUTES);

        awaitCreates(LIMIT - 2);
    }

    @Test
    void gate_whenTheListWasReadOnlyBeforeTheFirstJob_forgetsTheTasksOfOthers() throws InterruptedException {
        VideoEditClient client = client(null);
        await(client, "ours");
        await(client, "ours-2");
        listed.addAll(List.of("ours", "ours-2", "x", "y", "z"));
        time.advanceTimeBy(2, TimeUnit.MINUTES);
        when(scripted.tasks.list(any())).thenReturn(Single.never());
        start(client, LIMIT);
        awaitCreates(2);

        time.advanceTimeBy(2, TimeUnit.MINUTES);

        awaitCreates(LIMIT - 2);
    }

    @Test
    void resume_whileItFollowsTasks_takesTheirPlaces() throws InterruptedException {
        VideoEditClient before = client(null);
        for (int i = 0; i < LIMIT; i++) {
            before.submit(submission(i));
            time.advanceTimeBy(1, TimeUnit.SECONDS);
        }
        VideoEditClient client = client(null);
        TestObserver<List<ResumedJob>> resumed =
                client.rx().resumeAll().toList().test();
        while (queried.size() < LIMIT) {
            settle(client);
        }

        TestObserver<RunningJob> next = client.rx().start(submission(LIMIT)).test();
        settle(client);
        assertThat(created).hasValue(LIMIT);
        ended.add("task-3");
        time.advanceTimeBy(2, TimeUnit.MINUTES);

        next.awaitDone(10, TimeUnit.SECONDS).assertValueCount(1);
        resumed.assertNotComplete();
    }

    /** Tasks that another process sent, and that this client waits for. */
    private void runEightOfOurs(VideoEditClient client) {
        for (int i = 0; i < 8; i++) {
            await(client, "ours-" + i);
            listed.add("ours-" + i);
        }
        time.advanceTimeBy(3, TimeUnit.MINUTES);
    }

    private static void await(VideoEditClient client, String task) {
        client.rx().await(new TaskId(task)).onErrorComplete().subscribe();
    }

    private TaskPage page(TaskFilter filter) {
        List<TaskSummary> rows = filter.status() == TaskStatus.RUNNING
                ? listed.stream()
                        .map(id ->
                                new TaskSummary(new TaskId(id), TaskStatus.RUNNING, "RUNNING", null, null, null, null))
                        .toList()
                : List.of();
        return new TaskPage(rows, 1, 100, 1, rows.size());
    }

    private List<TestObserver<RunningJob>> start(VideoEditClient client, int count) {
        List<TestObserver<RunningJob>> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(client.rx().start(submission(i)).test());
        }
        return jobs;
    }

    /** Creates are spaced in virtual time, and prepared on real threads. */
    private void awaitCreates(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            while (!creates.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                time.advanceTimeBy(200, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static Submission submission(int i) {
        return Submission.of(
                new JobKey("job " + i),
                EditJob.builder()
                        .video(URI.create("https://example.com/" + i + ".mp4"))
                        .prompt("Make it snow")
                        .build());
    }

    /** Lets time pass, and the threads for the store and for files do what they have to do. */
    private void settle(VideoEditClient client) {
        for (int i = 0; i < 20; i++) {
            client.onDisk(submission(0));
            time.advanceTimeBy(200, TimeUnit.MILLISECONDS);
        }
    }

    private VideoEditClient client(@Nullable Integer maxRunning) {
        VideoEditClientBuilder builder =
                scripted.builder().timer(time).polling(Polling.AUTOMATIC).jobStore(store);
        VideoEditClient client = (maxRunning == null ? builder : builder.maxRunning(maxRunning)).build();
        clients.add(client);
        return client;
    }
}
