package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stored records still exist after the store is closed. */
public abstract class DurabilityContract extends StoreContract {

    @BeforeEach
    void needsDurableData() {
        requires(StoreCapability.DURABLE);
    }

    @Test
    void records_whenTheStoreIsOpenedAgain_areAllThere() {
        List<JobRecord> last = new ArrayList<>();
        for (JobPhase phase : JobPhase.values()) {
            JobRecord first = inserted(SampleRecords.ready("order " + phase));
            last.add(replaced(SampleRecords.full(first, phase, "task-" + phase)));
        }
        store().close();

        JobStore again = open();

        assertThat(again.scan(Scan.ALL, null, 100)).containsExactlyInAnyOrderElementsOf(last);
        for (JobRecord record : last) {
            assertThat(again.find(record.key())).contains(record);
            assertThat(again.findByTask(new TaskId("task-" + record.phase()))).contains(record);
        }
    }

    @Test
    void rules_whenTheStoreIsOpenedAgain_stillHold() {
        JobRecord first = inserted(SampleRecords.ready("order 1"));
        JobRecord second = replaced(SampleRecords.withTask(first, JobPhase.PENDING, "t-1"));
        JobRecord other = inserted(SampleRecords.ready("order 2"));
        store().close();

        JobStore again = open();

        assertThat(again.insertIfAbsent(first)).isEqualTo(second);
        assertThat(again.replace(SampleRecords.submitting(first))).isEqualTo(Replacement.CHANGED_MEANWHILE);
        assertThat(again.replace(SampleRecords.withTask(other, JobPhase.PENDING, "t-1")))
                .isEqualTo(Replacement.TASK_TAKEN);
    }

    @Test
    void store_whenItIsClosed_refusesAllElseThanToBeClosedAgain() {
        JobRecord record = inserted(SampleRecords.ready("order 1"));
        JobStore store = store();
        store.close();
        store.close();

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> store.find(record.key()));
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> store.insertIfAbsent(record));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.replace(SampleRecords.submitting(record)));
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> store.scan(Scan.ALL, null, 1));
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> store.keys(Scan.ALL, null, 1));
        assertThat(open().find(record.key())).contains(record);
    }
}
