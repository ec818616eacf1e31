package dev.wanedit.fleet.driver;

import dev.wanedit.fleet.table.RecordSteps;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paid tasks whose ids the database did not take yet: until it has, their jobs must not start again. It belongs to the driver's
 * thread.
 */
final class UnrecordedTasks {

    private static final Logger LOG = LoggerFactory.getLogger(UnrecordedTasks.class);

    private final RecordSteps steps;
    private final Map<JobKey, TaskId> tasks = new HashMap<>();

    UnrecordedTasks(RecordSteps steps) {
        this.steps = steps;
    }

    void add(JobKey key, TaskId task) {
        tasks.put(key, task);
    }

    boolean contains(JobKey key) {
        return tasks.containsKey(key);
    }

    List<JobKey> jobs() {
        return List.copyOf(tasks.keySet());
    }

    /**
     * Writes the task to the job's record.
     *
     * @throws RuntimeException if the database still does not take it: try again later
     */
    void record(JobKey key) {
        TaskId task = tasks.get(key);
        if (task != null && !steps.accepted(key, task)) {
            LOG.error("Job {}: its task {} has no place in its record. It continues, and is billed.", key, task);
        }
        tasks.remove(key);
    }

    /** Logs those that are left, so that a person can assign them. */
    void report() {
        tasks.forEach((key, task) -> LOG.error(
                "Job {}: its task {} could not be recorded. Assign it when the job is uncertain.", key, task));
    }
}
