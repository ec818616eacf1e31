package dev.wanedit.testkit.service;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All tasks, and the scripts of future tasks. Thread-safe. */
public final class TaskStore {

    private final InstantSource clock;
    private final TaskSlots slots;
    private final Map<String, SimulatedTask> tasks = new LinkedHashMap<>();
    private final Map<String, SimulatedTask> waiting = new LinkedHashMap<>();
    private final Deque<TaskScript> scripts = new ArrayDeque<>();
    private TaskScript everyScript = TaskScript.standard();

    TaskStore(InstantSource clock, Quotas quotas) {
        this.clock = clock;
        this.slots = new TaskSlots(quotas.running());
    }

    synchronized void script(TaskScript next) {
        scripts.addLast(next);
    }

    synchronized void scriptAll(TaskScript each) {
        everyScript = each;
    }

    synchronized TaskScript takeScript() {
        TaskScript next = scripts.pollFirst();
        return next == null ? everyScript : next;
    }

    synchronized FakeTask create(SimulatedTask.Order order, Settings settings) {
        Instant now = settled();
        SimulatedTask task = new SimulatedTask(UUID.randomUUID().toString(), order, now, settings);
        tasks.put(task.id(), task);
        waiting.put(task.id(), task);
        settled();
        return task.at(now);
    }

    /** The answer to a query; it counts as a query for a script by steps. Empty if there is no such task (any more). */
    synchronized Optional<Queried> query(String id) {
        Instant now = settled();
        SimulatedTask task = tasks.get(id);
        if (task == null || isForgotten(task, now)) {
            return Optional.empty();
        }
        task.queried(now);
        return Optional.of(new Queried(task.at(now), task.scriptedAnswer(), task.waitsForClock(now)));
    }

    /** Cancels; false when there is no such task or it is not PENDING. */
    synchronized boolean cancel(String id) {
        Instant now = settled();
        SimulatedTask task = tasks.get(id);
        if (task == null || !task.status(now).equals("PENDING")) {
            return false;
        }
        task.cancel(now);
        waiting.remove(id);
        return true;
    }

    /** A task of any age, without counting a query. */
    public synchronized Optional<FakeTask> find(String id) {
        Instant now = settled();
        return Optional.ofNullable(tasks.get(id)).map(task -> task.at(now));
    }

    /** All tasks in the order of their creation, including tasks that are too old for a query. */
    synchronized List<FakeTask> all() {
        Instant now = settled();
        return tasks.values().stream().map(task -> task.at(now)).toList();
    }

    private Instant settled() {
        Instant now = clock.instant();
        Collection<SimulatedTask> undecided = waiting.values();
        undecided.removeIf(task -> !task.waitsForPlace());
        slots.settle(undecided, now);
        return now;
    }

    private static boolean isForgotten(SimulatedTask task, Instant now) {
        return !now.isBefore(task.submitted().plus(SimulatedTask.LIFE_OF_ID));
    }

    /**
     * A task as a query sees it.
     *
     * @param scriptedAnswer the whole answer in its script; null if the service makes the answer
     * @param waitsForClock true if only the clock brings it to its end
     */
    record Queried(FakeTask task, @Nullable String scriptedAnswer, boolean waitsForClock) {}
}
