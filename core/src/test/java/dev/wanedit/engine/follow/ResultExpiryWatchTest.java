package dev.wanedit.engine.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultExpiryWatchTest {

    private static final Instant START = Instant.parse("2026-04-03T00:00:00Z");
    private static final TaskId TASK = new TaskId("t-1");

    private final TestScheduler timer = new TestScheduler();
    private final CompletableSubject closing = CompletableSubject.create();
    private final List<TaskId> alarms = new ArrayList<>();
    private final TaskApi tasks = mock(TaskApi.class, withSettings().stubOnly());
    private TaskSnapshot answer;
    private Duration setForward = Duration.ZERO;
    private final ResultExpiryWatch watch = new ResultExpiryWatch(
            Duration.ofHours(2), this::alarm, new VirtualClock(), timer, Schedulers.trampoline(), closing);

    @BeforeEach
    void answerAnyQuery() {
        when(tasks.query(any())).thenAnswer(query -> Single.just(answer));
    }

    @Test
    void watch_whenAResultIsNotDownloaded_givesOneAlarmTwoHoursAhead() {
        see(succeeded(TASK, START));

        advance(Duration.ofHours(22).minusMinutes(1));
        assertThat(alarms).isEmpty();
        advance(Duration.ofMinutes(1));
        assertThat(alarms).containsExactly(TASK);
        see(succeeded(TASK, START));
        advance(Duration.ofDays(2));
        assertThat(alarms).hasSize(1);
    }

    @Test
    void watch_whenTheResultIsDownloaded_isSilentEvenIfTheTaskIsSeenAgain() {
        see(succeeded(TASK, START));

        watch.downloaded(TASK);
        see(succeeded(TASK, START));
        advance(Duration.ofDays(2));

        assertThat(alarms).isEmpty();
    }

    @Test
    void watch_whenTheResultWasDownloadedBeforeItWasSeen_isSilent() {
        watch.downloaded(TASK);

        see(succeeded(TASK, START));
        advance(Duration.ofDays(2));

        assertThat(alarms).isEmpty();
    }

    @Test
    void watch_whenTheEndIsNearAlready_givesTheAlarmSoon() {
        see(succeeded(TASK, START.minus(Duration.ofHours(23))));

        advance(Duration.ofMinutes(1));

        assertThat(alarms).containsExactly(TASK);
    }

    @Test
    void watch_whenTheResultIsGoneAlready_isSilent() {
        see(succeeded(TASK, START.minus(Duration.ofHours(24))));

        advance(Duration.ofDays(1));

        assertThat(alarms).isEmpty();
    }

    @Test
    void watch_whenTheMachineSlept_givesTheAlarmByTheClock() {
        see(succeeded(TASK, START));

        setForward = Duration.ofHours(23);
        advance(Duration.ofMinutes(1));

        assertThat(alarms).containsExactly(TASK);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUCCEEDED")
    void watch_whenTheTaskHasNoResult_isSilent(TaskStatus status) {
        see(TaskSnapshot.of(TASK, status));

        advance(Duration.ofDays(2));

        assertThat(alarms).isEmpty();
    }

    @Test
    void watch_whenTheClientCloses_isSilent() {
        see(succeeded(TASK, START));

        closing.onError(new IllegalStateException("closed"));
        see(succeeded(new TaskId("t-2"), START));
        advance(Duration.ofDays(2));

        assertThat(alarms).isEmpty();
    }

    @Test
    void watch_whenAnAlarmThrows_givesTheOthers() {
        see(succeeded(new TaskId("throws"), START));
        see(succeeded(TASK, START));

        advance(Duration.ofHours(23));

        assertThat(alarms).containsExactlyInAnyOrder(new TaskId("throws"), TASK);
    }

    @Test
    void watch_whenThereAreTooManyTasks_leavesTheLastOnesOut() {
        for (int i = 0; i < 10_001; i++) {
            see(succeeded(new TaskId("t-" + i), START));
        }

        advance(Duration.ofHours(23));

        assertThat(alarms).hasSize(10_000).doesNotContain(new TaskId("t-10000"));
    }

    @Test
    void watching_whenAnotherQuestionIsAsked_changesNothing() {
        RequestRejectedException refused = new RequestRejectedException("No.", ErrorContext.of(TASK));
        doReturn(Single.error(refused)).when(tasks).query(TASK);
        when(tasks.create(any())).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.PENDING)));

        watch.watching(tasks).query(TASK).test().assertError(refused);
        watch.watching(tasks).create(null).test().assertValueCount(1);
    }

    private void see(TaskSnapshot snapshot) {
        answer = snapshot;
        watch.watching(tasks).query(snapshot.taskId()).test().assertValue(snapshot);
    }

    private void alarm(TaskSnapshot task) {
        alarms.add(task.taskId());
        if (task.taskId().value().equals("throws")) {
            throw new IllegalStateException("a listener's fault");
        }
    }

    private void advance(Duration duration) {
        timer.advanceTimeBy(duration.toMinutes(), TimeUnit.MINUTES);
    }

    private static TaskSnapshot succeeded(TaskId taskId, Instant end) {
        EditResult result = new EditResult(URI.create("https://results.example.com/r.mp4"), null);
        return new TaskSnapshot(taskId, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, end, null, result, null);
    }

    /** Goes with the timer, until somebody sets it forward. */
    private final class VirtualClock extends Clock {

        @Override
        public Instant instant() {
            return START.plusNanos(timer.now(TimeUnit.NANOSECONDS)).plus(setForward);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
