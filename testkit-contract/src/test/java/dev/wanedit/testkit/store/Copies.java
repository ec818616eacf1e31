package dev.wanedit.testkit.store;

import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState;
import dev.wanedit.task.JobKey;
import java.time.Instant;

/** Records as a bad store would give them back. */
final class Copies {

    private Copies() {}

    static JobRecord withKey(JobRecord record, JobKey key) {
        return copy(record, key, record.version(), record.state(), record.changed());
    }

    static JobRecord withVersion(JobRecord record, long version) {
        return copy(record, record.key(), version, record.state(), record.changed());
    }

    static JobRecord withoutTask(JobRecord record) {
        return copy(record, record.key(), record.version(), new JobState(record.phase(), null), record.changed());
    }

    static JobRecord withChanged(JobRecord record, Instant moment) {
        return copy(record, record.key(), record.version(), record.state(), moment);
    }

    private static JobRecord copy(JobRecord record, JobKey key, long version, JobState state, Instant changed) {
        return new JobRecord(
                key,
                version,
                state,
                record.fingerprint(),
                record.created(),
                changed,
                record.attempts(),
                record.attempted(),
                record.adopted(),
                record.disproved(),
                record.target(),
                record.archive(),
                record.ended(),
                record.failure(),
                record.overwrite(),
                record.figures());
    }
}
