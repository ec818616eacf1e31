package dev.wanedit.cli.live;

import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a run has found so far, and the tasks that it created. Thread-safe: an interruption reads it during the run. */
final class Findings {

    private final Map<Assumption, Finding> found = new EnumMap<>(Assumption.class);
    private final Map<TaskId, String> tasks = new LinkedHashMap<>();
    private final Set<String> statuses = new TreeSet<>();
    private boolean unknownStatus;

    /** @param meant what the task is for, as a part of a sentence */
    synchronized void created(TaskSnapshot task, String meant) {
        tasks.put(task.taskId(), meant);
        see(task);
    }

    synchronized void see(TaskSnapshot task) {
        statuses.add(task.statusText());
        unknownStatus |= task.status() == TaskStatus.UNRECOGNIZED;
    }

    synchronized void put(Finding finding) {
        found.put(finding.assumption(), finding);
    }

    /** Of those about which nothing was found yet. */
    synchronized void undecided(List<Assumption> about, String why) {
        about.forEach(assumption -> found.putIfAbsent(assumption, Finding.undecided(assumption, why)));
    }

    /** Every task that was created, in that order, with what it is for. */
    synchronized Map<TaskId, String> tasks() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    }

    /** One finding for each assumption. */
    synchronized List<Finding> all() {
        return Stream.of(Assumption.values()).map(this::of).toList();
    }

    private Finding of(Assumption assumption) {
        if (assumption == Assumption.STATUS_TEXTS && !statuses.isEmpty()) {
            return Finding.of(assumption, !unknownStatus, "Seen: " + String.join(", ", statuses) + ".");
        }
        String why = assumption.notChecked().isEmpty() ? "The step before it failed." : assumption.notChecked();
        return found.getOrDefault(assumption, Finding.undecided(assumption, why));
    }
}
