package dev.wanedit.record;

import dev.wanedit.record.JobStateMachine.Edge;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws the table of transitions as a Mermaid diagram: one arrow for each pair of phases, its triggers on it. */
final class StateMachineDiagram {

    private StateMachineDiagram() {}

    static String draw() {
        StringBuilder diagram = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        diagram.append("    [*] --> ").append(JobPhase.READY).append('\n');
        arrows().forEach((arrow, triggers) -> diagram.append("    ")
                .append(arrow)
                .append(" : ")
                .append(triggers)
                .append('\n'));
        Arrays.stream(JobPhase.values())
                .filter(JobPhase::terminal)
                .forEach(phase -> diagram.append("    ").append(phase).append(" --> [*]\n"));
        return diagram.append("```\n").toString();
    }

    private static Map<String, String> arrows() {
        Map<String, String> arrows = new LinkedHashMap<>();
        for (Edge edge : JobStateMachine.edges()) {
            arrows.merge(
                    edge.from() + " --> " + edge.to(), edge.trigger().name(), (first, next) -> first + ", " + next);
        }
        return arrows;
    }
}
