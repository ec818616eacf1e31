package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobStateMachine.Edge;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shape of the table: no trap, no island, nothing after an end, and the rules of money. */
class JobStateMachineTest {

    @ParameterizedTest
    @EnumSource
    void edges_whenPhaseIsTerminal_haveNoneFromIt(JobPhase phase) {
        boolean leadsOn = JobStateMachine.edges().stream().anyMatch(edge -> edge.from() == phase);

        assertThat(leadsOn).isNotEqualTo(phase.terminal());
    }

    @Test
    void edges_whenFollowedFromReady_reachEveryPhase() {
        assertThat(closure(JobPhase.READY)).containsExactlyInAnyOrder(JobPhase.values());
    }

    @ParameterizedTest
    @EnumSource
    void edges_whenFollowedFromAnyPhase_reachATerminalOne(JobPhase phase) {
        assertThat(closure(phase)).anyMatch(JobPhase::terminal);
    }

    @ParameterizedTest
    @EnumSource
    void edges_whenSearchedForATrigger_useIt(Trigger trigger) {
        assertThat(JobStateMachine.edges()).anyMatch(edge -> edge.trigger() == trigger);
    }

    @Test
    void edges_whenTaskIsCreated_leadBackNeverAgainUnlessItIsAnothersTask() {
        assertThat(JobStateMachine.edges())
                .filteredOn(edge -> edge.to() == JobPhase.UNCERTAIN && edge.trigger() != Trigger.DISPROVED)
                .containsExactly(new Edge(JobPhase.SUBMITTING, Trigger.ANSWER_LOST, JobPhase.UNCERTAIN));
        assertThat(JobStateMachine.edges())
                .filteredOn(edge -> edge.to() == JobPhase.READY)
                .extracting(Edge::from)
                .containsExactlyInAnyOrder(JobPhase.SUBMITTING, JobPhase.UNCERTAIN);
    }

    @Test
    void edges_whenLeadingToSubmitting_startFromReadyOnly() {
        assertThat(JobStateMachine.edges())
                .filteredOn(edge -> edge.to() == JobPhase.SUBMITTING)
                .containsExactly(new Edge(JobPhase.READY, Trigger.SUBMIT_INTENDED, JobPhase.SUBMITTING));
    }

    @Test
    void edges_whenRunningIsSeenAsPending_neverStepBack() {
        assertThat(JobStateMachine.edges())
                .doesNotContain(new Edge(JobPhase.RUNNING, Trigger.SEEN_PENDING, JobPhase.PENDING));
        assertThat(closure(JobPhase.SUCCEEDED)).doesNotContain(JobPhase.RUNNING);
    }

    private static Set<JobPhase> closure(JobPhase start) {
        Set<JobPhase> reached = EnumSet.of(start);
        boolean grew = true;
        while (grew) {
            Set<JobPhase> next = JobStateMachine.edges().stream()
                    .filter(edge -> reached.contains(edge.from()))
                    .map(Edge::to)
                    .collect(Collectors.toSet());
            grew = reached.addAll(next);
        }
        return reached;
    }
}
