package dev.wanedit.engine.reconcile;

import dev.wanedit.task.TaskSummary;
import java.time.Duration;
import java.util.List;

/**
 * What one reading of the account's list showed.
 *
 * @param tasks the tasks
 * @param clockOff how far this machine's clock is from the service's, at least; zero if the service did not say its time
 * @param clockAhead how far this clock is ahead, at least, by every page that says when it was sent; negative if it is behind,
 *     zero if the pages do not agree
 * @param dated false if no page says when it was sent
 */
record Listing(List<TaskSummary> tasks, Duration clockOff, Duration clockAhead, boolean dated) {}
