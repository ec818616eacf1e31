package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.wanedit.error.TaskFailedException;
import dev.wanedit.event.EventOutcome;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.job.EditJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event causes, in virtual time: a query of a task that this client knows, and nothing else. */
class CompletionEventsTest {

    private static final String TASK = "task-0";
    private static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://example.com/clip.mp4"))
            .prompt("Make it snow")
            .build();

    private final TestScheduler time = new TestScheduler();
    private final ScriptedClient scripted = new ScriptedClient();
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger queries = new AtomicInteger();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final CountDownLatch failed = new CountDownLatch(1);
    private VideoEditClient client;

    @BeforeEach
    void open() {
        when(scripted.tasks.create(any()))
                .thenAnswer(call -> Single.fromCallable(
                        () -> TaskSnapshot.of(new TaskId("task-" + created.getAndIncrement()), TaskStatus.PENDING)));
        when(scripted.tasks.query(any()))
                .thenAnswer(call -> Single.fromCallable(() -> {
                    TaskId id = call.getArgument(0);
                    queries.incrementAndGet();
                    return TaskSnapshot.of(id, ended.contains(id.value()) ? TaskStatus.FAILED : TaskStatus.RUNNING);
                }));
        client = builder().build();
    }

    private VideoEditClientBuilder builder() {
        return scripted.builder()
                .timer(time)
                .polling(new Polling(Duration.ofHours(5), Duration.ofHours(5)))
                .awaitDeadline(Duration.ofDays(1))
                .jobListener(new JobListener() {
                    @Override
                    public void onStep(JobStep step) {
                        if (step.kind() == JobStep.Kind.FAILED) {
                            failed.countDown();
                        }
                    }
                });
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void onCompletionEvent_whenTheTaskIsFollowed_queriesItAtOnce() throws InterruptedException {
        TestObserver<TaskSnapshot> wait = follow();
        ended.add(TASK);

        assertThat(client.onCompletionEvent(event("e-1", TASK))).isEqualTo(EventOutcome.QUERIED);

        assertThat(wait.await(10, TimeUnit.SECONDS)).isTrue();
        wait.assertError(TaskFailedException.class);
        assertThat(queries).hasValue(1);
    }

    @Test
    void onCompletionEvent_whenItIsRepeated_queriesOnce() {
        follow();
        client.onCompletionEvent(event("e-1", TASK));

        for (int i = 0; i < 5; i++) {
            time.advanceTimeBy(1, TimeUnit.MINUTES);
            assertThat(client.onCompletionEvent(event("e-1", TASK))).isEqualTo(EventOutcome.REPEATED);
        }

        assertThat(queries).hasValue(1);
    }

    @Test
    void onCompletionEvent_whenManyOfOneTaskAreForged_queriesItAtMostTwiceAMinute() {
        follow();

        for (int i = 0; i < 1_000; i++) {
            client.onCompletionEvent(event("forged-" + i, TASK));
            time.advanceTimeBy(60, TimeUnit.MILLISECONDS);
        }

        assertThat(queries).hasValue(2);
    }

    @Test
    void onCompletionEvent_whenNoCallerWaitsForTheJob_recordsItsEndInTheStore() throws InterruptedException {
        JobKey key = new JobKey("order-17");
        client.submit(key, JOB);
        ended.add(TASK);

        assertThat(client.onCompletionEvent(event("e-1", TASK))).isEqualTo(EventOutcome.QUERIED);
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(client.find(key)).map(JobRecord::phase).contains(JobPhase.FAILED);
        assertThat(client.onCompletionEvent(event("e-2", TASK))).isEqualTo(EventOutcome.IGNORED);
        assertThat(queries).hasValue(1);
    }

    /** Then the client follows the task itself, to know when its place is free. */
    @Test
    void onCompletionEvent_whenTheApplicationSetALimit_recordsTheEndToo() throws InterruptedException {
        client.close();
        client = builder().maxRunning(5).build();
        JobKey key = new JobKey("order-17");
        client.submit(key, JOB);
        ended.add(TASK);

        assertThat(client.onCompletionEvent(event("e-1", TASK))).isEqualTo(EventOutcome.QUERIED);
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(client.find(key)).map(JobRecord::phase).contains(JobPhase.FAILED);
    }

    @Test
    void onCompletionEvent_whenEventsHaveNoId_areNotTakenForTheSame() {
        follow();
        String event = event("", TASK);
        client.onCompletionEvent(event);
        time.advanceTimeBy(1, TimeUnit.MINUTES);

        assertThat(client.onCompletionEvent(event)).isEqualTo(EventOutcome.QUERIED);
        assertThat(queries).hasValue(2);
    }

    @Test
    void onCompletionEvent_whenEventsOfOpenJobsAreForged_queriesTwentyAndThenOneEachTenSeconds() {
        for (int i = 0; i < 30; i++) {
            client.submit(JOB);
            time.advanceTimeBy(1, TimeUnit.SECONDS);
        }

        for (int i = 0; i < 30; i++) {
            EventOutcome outcome = client.onCompletionEvent(event("forged", "task-" + i));
            assertThat(outcome).isEqualTo(i < 20 ? EventOutcome.QUERIED : EventOutcome.BUSY);
        }
        time.advanceTimeBy(11, TimeUnit.SECONDS);
        client.onCompletionEvent(event("forged", "task-28"));
        client.onCompletionEvent(event("forged", "task-29"));
        time.advanceTimeBy(1, TimeUnit.SECONDS);

        assertThat(queries).hasValue(21);
    }

    @Test
    void onCompletionEvent_whenTheEventIsNotOurs_sendsNothing() {
        follow();

        assertThat(client.onCompletionEvent("no event")).isEqualTo(EventOutcome.INVALID);
        assertThat(client.onCompletionEvent(event("e-1", "of another application")))
                .isEqualTo(EventOutcome.INVALID);
        assertThat(client.onCompletionEvent(event("e-2", "of-another-application")))
                .isEqualTo(EventOutcome.IGNORED);
        assertThat(client.onCompletionEvent(event("e-3", TASK).replace("acs.dashscope", "someone")))
                .isEqualTo(EventOutcome.IGNORED);

        assertThat(queries).hasValue(0);
    }

    @Test
    void onCompletionEvent_whenTheEventSaysFailedButTheTaskRuns_believesTheService() {
        TestObserver<TaskSnapshot> wait = follow();

        client.onCompletionEvent(event("e-1", TASK).replace("SUCCEEDED", "FAILED"));

        wait.assertNotComplete().assertNoErrors();
        assertThat(queries).hasValue(1);
    }

    /** Not in the store, so that the watch alone knows it. */
    private TestObserver<TaskSnapshot> follow() {
        return client.rx()
                .await(new TaskId(TASK), Duration.ofHours(5), Duration.ofDays(1), snapshot -> {})
                .test();
    }

    private static String event(String id, String task) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"acs.dashscope\","
                + "\"type\":\"dashscope:System:AsyncTaskFinish\",\"data\":{\"task_id\":\"" + task
                + "\",\"task_status\":\"SUCCEEDED\"}}";
    }
}
