package dev.wanedit.engine.poll;

import java.util.List;

/**
 * What to do now, and when to plan again.
 *
 * @param requests to be sent now, the most urgent first
 * @param lookAgain the moment to plan again, unless an answer comes before; {@link #NEVER} if only an answer or a new
 * task can change anything
 */
public record PollPlan(List<PollRequest> requests, long lookAgain) {

    /** No moment. */
    public static final long NEVER = Long.MAX_VALUE;

    public PollPlan {
        requests = List.copyOf(requests);
    }
}
