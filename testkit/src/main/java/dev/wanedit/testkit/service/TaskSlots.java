package dev.wanedit.testkit.service;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Limits how many tasks run at once; tasks start in the order in which they are ready. Follows the clock, also over
 * large jumps.
 */
final class TaskSlots {

    private final int limit;
    private final PriorityQueue<Instant> takenUntil = new PriorityQueue<>();

    TaskSlots(int limit) {
        this.limit = limit;
    }

    /** Starts all tasks whose turn came until now. */
    void settle(Collection<SimulatedTask> tasks, Instant now) {
        Optional<SimulatedTask> next = nextOf(tasks);
        while (next.isPresent()) {
            Instant begin = beginOf(next.get());
            if (begin.isAfter(now)) {
                return;
            }
            takenUntil.add(next.get().begin(begin));
            if (takenUntil.size() > limit) {
                takenUntil.remove();
            }
            next = nextOf(tasks);
        }
    }

    private Instant beginOf(SimulatedTask task) {
        if (takenUntil.size() < limit || task.readyAt().isAfter(takenUntil.element())) {
            return task.readyAt();
        }
        return takenUntil.element();
    }

    private static Optional<SimulatedTask> nextOf(Collection<SimulatedTask> tasks) {
        return tasks.stream().filter(SimulatedTask::waitsForPlace).min(Comparator.comparing(SimulatedTask::readyAt));
    }
}
