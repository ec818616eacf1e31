package dev.wanedit.record;

import static dev.wanedit.record.JobPhase.PENDING;
import static dev.wanedit.record.JobPhase.SUCCEEDED;
import static dev.wanedit.record.JobPhase.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.record.NextStep.Action;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is due for a job in each phase: 10 s after it was sent, and 5 s after its record was changed. */
class JobScheduleTest {

    private static final Instant SENT = Instant.parse("2026-04-03T00:00:00Z");
    private static final Instant CHANGED = SENT.plusSeconds(5);
    private static final Instant NOW = SENT.plusSeconds(10);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final JobSchedule SCHEDULE = new JobSchedule(Duration.ofMinutes(2), Duration.ofSeconds(25));

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(JobPhase.READY, Action.SUBMIT, AT_ONCE),
                Arguments.of(JobPhase.SUBMITTING, Action.RECONCILE, Duration.ofSeconds(115)),
                Arguments.of(JobPhase.UNCERTAIN, Action.RECONCILE, Duration.ofSeconds(115)),
                Arguments.of(JobPhase.PENDING, Action.POLL, Duration.ofSeconds(15)),
                Arguments.of(JobPhase.RUNNING, Action.POLL, Duration.ofSeconds(15)),
                Arguments.of(JobPhase.SUCCEEDED, Action.DOWNLOAD, AT_ONCE),
                Arguments.of(JobPhase.REJECTED, Action.NOTHING, AT_ONCE),
                Arguments.of(JobPhase.FAILED, Action.NOTHING, AT_ONCE),
                Arguments.of(JobPhase.CANCELED, Action.NOTHING, AT_ONCE),
                Arguments.of(JobPhase.EXPIRED, Action.NOTHING, AT_ONCE),
                Arguments.of(JobPhase.ARCHIVED, Action.NOTHING, AT_ONCE));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void step_whenAJobIsInAPhase_isThis(JobPhase phase, Action action, Duration wait) {
        NextStep next = SCHEDULE.step(in(phase, SENT, null), NOW);

        assertThat(next.action()).isEqualTo(action);
        assertThat(next.notBefore()).isEqualTo(NOW.plus(wait));
        assertThat(next.waitFrom(NOW)).isEqualTo(wait);
    }

    @Test
    void steps_whenCompared_areOfAllPhases() {
        assertThat(steps().map(step -> step.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(JobPhase.values()));
    }

    @Test
    void step_whenItsTimeIsOver_isDueNow() {
        Instant late = SENT.plusSeconds(3600);

        assertThat(SCHEDULE.step(in(UNCERTAIN, SENT, null), late).notBefore()).isEqualTo(late);
        assertThat(SCHEDULE.step(in(PENDING, SENT, null), late).notBefore()).isEqualTo(late);
    }

    @Test
    void step_whenTheSendersClockIsAhead_waitsNoLongerThanForANewTask() {
        NextStep next = SCHEDULE.step(in(PENDING, NOW.plusSeconds(3600), null), NOW);

        assertThat(next.waitFrom(NOW)).isEqualTo(SCHEDULE.firstPoll());
    }

    @Test
    void step_whenARecordIsOfTheFuture_waitsNoLongerThanForANewOne() {
        Instant early = CHANGED.minus(Duration.ofDays(3));

        NextStep next = SCHEDULE.step(in(UNCERTAIN, SENT, null), early);

        assertThat(next.waitFrom(early)).isEqualTo(SCHEDULE.settling());
    }

    @Test
    void step_whenTheResultIs24HoursOld_asksTheService() {
        Instant over = SENT.plus(Duration.ofHours(24));

        assertThat(SCHEDULE.step(in(SUCCEEDED, SENT, SENT), over)).isEqualTo(new NextStep(Action.POLL, over));
        assertThat(SCHEDULE.step(in(SUCCEEDED, SENT, SENT), over.minusNanos(1)).action())
                .isEqualTo(Action.DOWNLOAD);
    }

    private static JobRecord in(JobPhase phase, Instant sent, @Nullable Instant ended) {
        return new JobRecord(
                new JobKey("a"),
                2,
                new JobState(phase, new TaskId("t-1")),
                new JobFingerprint("parameters", List.of("url:video"), null),
                SENT,
                CHANGED,
                1,
                sent,
                false,
                List.of(),
                null,
                null,
                ended,
                null,
                false);
    }
}
