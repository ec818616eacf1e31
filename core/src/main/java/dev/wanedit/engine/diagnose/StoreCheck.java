package dev.wanedit.engine.diagnose;

import static dev.wanedit.diagnosis.Subject.STORE;

import dev.wanedit.diagnosis.Check;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads a job that no one has, and replaces a version that is not there: a store that is locked or read-only refuses that. */
final class StoreCheck {

    private StoreCheck() {}

    static Check of(JobStore store, Instant now) {
        if (store instanceof MemoryJobStore) {
            return Check.well(STORE, "Jobs are kept in memory, and forgotten when the client is closed.");
        }
        JobKey key = new JobKey("wanedit-diagnosis-" + UUID.randomUUID());
        JobRecord first = JobRecord.ready(key, new JobFingerprint("none", List.of(), null), null, now);
        try {
            store.find(key);
            store.replace(first.change().at(now));
            return Check.well(STORE, "The job store can be read and written.");
        } catch (WanEditException e) {
            return Check.fault(STORE, e.problem(), e.nextStep());
        } catch (RuntimeException e) {
            return Check.fault(
                    STORE,
                    "The job store failed by " + e.getClass().getName() + ".",
                    "Check the store that the application gave to the client.");
        }
    }
}
