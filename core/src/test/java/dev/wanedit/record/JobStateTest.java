package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobState.Step;
import dev.wanedit.record.JobStateMachine.Edge;
import dev.wanedit.task.TaskId;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every pair of a phase and a trigger: those in the table lead on, all others are refused. */
class JobStateTest {

    private static final TaskId OLD = new TaskId("old-task");
    private static final TaskId NEW = new TaskId("new-task");

    @ParameterizedTest
    @MethodSource("edges")
    void next_whenPairIsInTable_leadsWhereTheTableSays(Edge edge) {
        JobState before = new JobState(edge.from(), OLD);

        Step step = before.next(event(edge.trigger()));

        if (edge.to() == edge.from()) {
            assertThat(step).isEqualTo(new Step.Kept(before));
        } else {
            TaskId kept = edge.trigger() == Trigger.DISPROVED ? null : OLD;
            TaskId expected = bringsTask(edge.trigger()) ? NEW : kept;
            assertThat(step).isEqualTo(new Step.Moved(new JobState(edge.to(), expected)));
        }
    }

    @ParameterizedTest
    @MethodSource("edges")
    void next_whenNoTaskIsKnown_knowsOneAfterwardsOnlyIfTheEventBringsIt(Edge edge) {
        Step step = new JobState(edge.from(), null).next(event(edge.trigger()));

        assertThat(step.state().taskId()).isEqualTo(bringsTask(edge.trigger()) ? NEW : null);
    }

    @ParameterizedTest
    @MethodSource("pairsNotInTable")
    void next_whenPairIsNotInTable_refusesAndKeepsTheState(JobPhase phase, Trigger trigger) {
        for (@Nullable TaskId taskId : Arrays.asList(null, OLD)) {
            JobState before = new JobState(phase, taskId);

            Step step = before.next(event(trigger));

            assertThat(step).isInstanceOf(Step.Refused.class);
            assertThat(step.state()).isSameAs(before);
            assertThat(((Step.Refused) step).reason())
                    .contains(phase.name(), trigger.name(), taskId == null ? "The job" : "Task " + taskId)
                    .matches(reason -> reason.contains("final") == phase.terminal(), "calls an end final");
        }
    }

    @Test
    void pairs_whenAddedUp_coverEveryPhaseAndTrigger() {
        long all = (long) JobPhase.values().length * Trigger.values().length;

        assertThat(edges().count() + pairsNotInTable().count()).isEqualTo(all);
        assertThat(edges().map(edge -> edge.from() + " " + edge.trigger())).doesNotHaveDuplicates();
    }

    @Test
    void ready_whenMade_isReadyWithoutTask() {
        assertThat(JobState.ready()).isEqualTo(new JobState(JobPhase.READY, null));
    }

    @Test
    void created_whenMade_isPendingWithItsTask() {
        assertThat(JobState.created(OLD)).isEqualTo(new JobState(JobPhase.PENDING, OLD));
    }

    static Stream<Edge> edges() {
        return JobStateMachine.edges().stream();
    }

    static Stream<Arguments> pairsNotInTable() {
        return Arrays.stream(JobPhase.values())
                .flatMap(phase -> Arrays.stream(Trigger.values())
                        .filter(trigger -> edges().noneMatch(edge -> edge.from() == phase && edge.trigger() == trigger))
                        .map(trigger -> Arguments.of(phase, trigger)));
    }

    private static JobEvent event(Trigger trigger) {
        return bringsTask(trigger) ? new JobEvent(trigger, NEW) : JobEvent.of(trigger);
    }

    private static boolean bringsTask(Trigger trigger) {
        return trigger == Trigger.ACCEPTED || trigger == Trigger.FOUND;
    }
}
