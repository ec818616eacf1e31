package dev.wanedit.testkit.store;

import dev.wanedit.job.Money;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState;
import dev.wanedit.record.QuotedCost;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Records for tests of stores. */
public final class SampleRecords {

    /** A time with nanoseconds. */
    static final Instant NOW = Instant.parse("2026-04-03T00:11:57.123456789Z");

    private SampleRecords() {}

    /** A job under this key that was not sent. */
    public static JobRecord ready(String key) {
        return ready(key, "url:video");
    }

    /** The same with another medium, so that it is a different job. */
    public static JobRecord ready(String key, String medium) {
        return JobRecord.ready(new JobKey(key), new JobFingerprint("parameters", List.of(medium), null), null, NOW);
    }

    /** The next version of a record, about to be sent. */
    public static JobRecord submitting(JobRecord record) {
        return record.change()
                .to(new JobState(JobPhase.SUBMITTING, null))
                .attempt(NOW.plusSeconds(record.version()))
                .at(NOW.plusSeconds(record.version()));
    }

    /** The next version of a record, in this phase with this task. */
    public static JobRecord withTask(JobRecord record, JobPhase phase, String task) {
        return record.change().to(new JobState(phase, new TaskId(task))).at(NOW.plusSeconds(record.version()));
    }

    /** The next version of a record, with a value in every field. */
    public static JobRecord full(JobRecord record, JobPhase phase, String task) {
        Path file = Path.of("out", "a \"b\" 'c' 100%.mp4").toAbsolutePath();
        return record.change()
                .to(new JobState(phase, new TaskId(task)))
                .attempt(NOW.plusNanos(1))
                .adopted(true)
                .disproved(new TaskId("disproved-1"))
                .disproved(new TaskId("disproved-2"))
                .target(file)
                .overwrite(true)
                .archive(new ArchivedFile(file, Long.MAX_VALUE, "ab12"))
                .ended(NOW.plusSeconds(600), new TaskFailure("InternalError", "It failed."))
                .figures(new JobFigures(
                        new QuotedCost(
                                Duration.ofSeconds(4),
                                Duration.ofMillis(20_040),
                                Money.of("2.4", "CNY"),
                                Money.of("12.024", "CNY")),
                        NOW,
                        NOW.plusSeconds(30),
                        Duration.ofNanos(10_040_000_001L),
                        720,
                        Money.of("0.000000000000000001", "USD")))
                .at(NOW.plusSeconds(601));
    }
}
