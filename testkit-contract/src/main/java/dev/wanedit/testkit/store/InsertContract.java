package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import org.junit.jupiter.api.Test;

/** The first record under a key stays: an insert never overwrites, whatever the job's phase is. */
public abstract class InsertContract extends StoreContract {

    @Test
    void insertIfAbsent_whenTheKeyIsNew_storesTheRecord() {
        JobRecord record = inserted(SampleRecords.ready("order 1"));

        assertHas(record);
        assertThat(store().scan(Scan.ALL, null, 10)).containsExactly(record);
    }

    @Test
    void insertIfAbsent_whenRepeated_givesTheSameRecord() {
        JobRecord record = inserted(SampleRecords.ready("order 1"));

        assertThat(store().insertIfAbsent(record)).isEqualTo(record);
        assertThat(store().scan(Scan.ALL, null, 10)).containsExactly(record);
    }

    @Test
    void insertIfAbsent_whenAnotherJobHasTheKey_givesThatOneAndLeavesIt() {
        JobRecord first = inserted(SampleRecords.ready("order 1"));

        JobRecord answer = store().insertIfAbsent(SampleRecords.ready("order 1", "url:another"));

        assertThat(answer).isEqualTo(first);
        assertHas(first);
    }

    @Test
    void insertIfAbsent_whenTheJobWentOn_givesItAsItIsNow() {
        JobRecord first = inserted(SampleRecords.ready("order 1"));
        JobRecord ended =
                replaced(SampleRecords.withTask(replaced(SampleRecords.submitting(first)), JobPhase.FAILED, "t-1"));

        assertThat(store().insertIfAbsent(first)).isEqualTo(ended);
        assertHas(ended);
    }
}
