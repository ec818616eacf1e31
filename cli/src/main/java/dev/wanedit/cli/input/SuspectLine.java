package dev.wanedit.cli.input;

import dev.wanedit.error.Violation;
import dev.wanedit.task.JobKey;
import java.util.List;

/**
 * A line of a batch whose media are wrong or doubtful.
 *
 * @param key the key of its job
 * @param mistakes one sentence for each mistake, with the line's number
 * @param doubts the same for doubts
 */
public record SuspectLine(JobKey key, List<String> mistakes, List<String> doubts) {

    static SuspectLine of(int number, BatchEntry entry) {
        return new SuspectLine(
                entry.key(),
                told(number, entry.job().findings().violations()),
                told(number, entry.job().findings().doubts()));
    }

    private static List<String> told(int number, List<Violation> found) {
        return found.stream()
                .map(it -> "line " + number + ": " + LineNames.told(it))
                .toList();
    }
}
