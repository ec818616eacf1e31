package dev.wanedit.engine.poll;

/**
 * What the planner must keep to.
 *
 * @param queries query requests per second
 * @param lists list requests per second
 * @param firstLook nanoseconds from the submit of a task to its first query
 * @param every nanoseconds from an answer to the next query of the same task, as the application set it; 0 if the
 * planner decides
 */
public record PollLimits(double queries, double lists, long firstLook, long every) {

    boolean fixed() {
        return every > 0;
    }
}
