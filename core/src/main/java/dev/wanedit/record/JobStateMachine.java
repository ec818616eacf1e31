package dev.wanedit.record;

import static dev.wanedit.record.JobEvent.Trigger.*;
import static dev.wanedit.record.JobPhase.*;

import dev.wanedit.record.JobEvent.Trigger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The only table of transitions between phases. An edge from a phase to itself is an observation without news: the same
 * status again, or a stale read. An event that is not in the table is refused, in particular any event after a terminal
 * phase.
 */
public final class JobStateMachine {

    /** One row: in this phase, this trigger leads to that phase. */
    public record Edge(JobPhase from, Trigger trigger, JobPhase to) {}

    private static final List<Edge> EDGES = List.of(
            new Edge(READY, SUBMIT_INTENDED, SUBMITTING),
            new Edge(READY, WITHDRAWN, CANCELED),
            new Edge(SUBMITTING, ACCEPTED, PENDING),
            new Edge(SUBMITTING, REFUSED, REJECTED),
            new Edge(SUBMITTING, NOT_SENT, READY),
            new Edge(SUBMITTING, ANSWER_LOST, UNCERTAIN),
            new Edge(UNCERTAIN, FOUND, PENDING),
            new Edge(UNCERTAIN, ABSENT, READY),
            new Edge(PENDING, SEEN_PENDING, PENDING),
            new Edge(PENDING, SEEN_OTHER, PENDING),
            new Edge(PENDING, SEEN_RUNNING, RUNNING),
            new Edge(PENDING, SEEN_SUCCEEDED, SUCCEEDED),
            new Edge(PENDING, SEEN_FAILED, FAILED),
            new Edge(PENDING, SEEN_CANCELED, CANCELED),
            new Edge(PENDING, SEEN_UNKNOWN, EXPIRED),
            new Edge(RUNNING, SEEN_PENDING, RUNNING),
            new Edge(RUNNING, SEEN_OTHER, RUNNING),
            new Edge(RUNNING, SEEN_RUNNING, RUNNING),
            new Edge(RUNNING, SEEN_SUCCEEDED, SUCCEEDED),
            new Edge(RUNNING, SEEN_FAILED, FAILED),
            new Edge(RUNNING, SEEN_CANCELED, CANCELED),
            new Edge(RUNNING, SEEN_UNKNOWN, EXPIRED),
            new Edge(PENDING, DISPROVED, UNCERTAIN),
            new Edge(RUNNING, DISPROVED, UNCERTAIN),
            new Edge(SUCCEEDED, SEEN_PENDING, SUCCEEDED),
            new Edge(SUCCEEDED, SEEN_OTHER, SUCCEEDED),
            new Edge(SUCCEEDED, SEEN_RUNNING, SUCCEEDED),
            new Edge(SUCCEEDED, SEEN_SUCCEEDED, SUCCEEDED),
            new Edge(SUCCEEDED, SEEN_UNKNOWN, EXPIRED),
            new Edge(SUCCEEDED, RESULT_EXPIRED, EXPIRED),
            new Edge(SUCCEEDED, STORED, ARCHIVED));

    private static final Map<JobPhase, Map<Trigger, JobPhase>> TABLE = index();

    private JobStateMachine() {}

    /** Every edge, in the order of a job's life. */
    public static List<Edge> edges() {
        return EDGES;
    }

    static Optional<JobPhase> target(JobPhase from, Trigger trigger) {
        return Optional.ofNullable(TABLE.getOrDefault(from, Map.of()).get(trigger));
    }

    private static Map<JobPhase, Map<Trigger, JobPhase>> index() {
        Map<JobPhase, Map<Trigger, JobPhase>> table = new EnumMap<>(JobPhase.class);
        for (Edge edge : EDGES) {
            table.computeIfAbsent(edge.from(), phase -> new EnumMap<>(Trigger.class))
                    .put(edge.trigger(), edge.to());
        }
        return table;
    }
}
