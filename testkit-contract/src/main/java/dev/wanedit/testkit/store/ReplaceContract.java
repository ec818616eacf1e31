package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState;
import dev.wanedit.task.TaskId;
import org.junit.jupiter.api.Test;

/** A change is made on the version that its author has read, or not at all; and a task belongs to only one job. */
public abstract class ReplaceContract extends StoreContract {

    @Test
    void replace_whenItIsTheNextVersion_storesIt() {
        JobRecord first = inserted(SampleRecords.ready("order 1"));

        JobRecord second = replaced(SampleRecords.submitting(first));

        assertHas(second);
        assertHas(replaced(SampleRecords.withTask(second, JobPhase.PENDING, "t-1")));
    }

    @Test
    void replace_whenRepeated_changesNothing() {
        JobRecord second = replaced(SampleRecords.submitting(inserted(SampleRecords.ready("order 1"))));

        assertThat(store().replace(second)).isEqualTo(Replacement.CHANGED_MEANWHILE);
        assertHas(second);
    }

    @Test
    void replace_whenSomebodyWasFaster_changesNothing() {
        JobRecord first = inserted(SampleRecords.ready("order 1"));
        JobRecord winner = replaced(SampleRecords.submitting(first));

        JobRecord loser = SampleRecords.withTask(first, JobPhase.PENDING, "t-1");

        assertThat(store().replace(loser)).isEqualTo(Replacement.CHANGED_MEANWHILE);
        assertHas(winner);
        assertThat(store().findByTask(new TaskId("t-1"))).isEmpty();
    }

    @Test
    void replace_whenAVersionIsLeftOut_changesNothing() {
        JobRecord first = inserted(SampleRecords.ready("order 1"));

        JobRecord third = SampleRecords.submitting(SampleRecords.submitting(first));

        assertThat(store().replace(third)).isEqualTo(Replacement.CHANGED_MEANWHILE);
        assertHas(first);
    }

    @Test
    void replace_whenTheKeyIsUnknown_storesNothing() {
        JobRecord second = SampleRecords.submitting(SampleRecords.ready("order 1"));

        assertThat(store().replace(second)).isEqualTo(Replacement.CHANGED_MEANWHILE);
        assertThat(store().scan(Scan.ALL, null, 10)).isEmpty();
    }

    @Test
    void replace_whenAnotherJobHasTheTask_changesNothing() {
        JobRecord owner =
                replaced(SampleRecords.withTask(inserted(SampleRecords.ready("order 1")), JobPhase.PENDING, "t-1"));
        JobRecord other = inserted(SampleRecords.ready("order 2"));

        assertThat(store().replace(SampleRecords.withTask(other, JobPhase.PENDING, "t-1")))
                .isEqualTo(Replacement.TASK_TAKEN);
        assertHas(other);
        assertThat(store().findByTask(new TaskId("t-1"))).contains(owner);
    }

    @Test
    void replace_whenAJobThatEndedHasTheTask_changesNothing() {
        replaced(SampleRecords.withTask(inserted(SampleRecords.ready("order 1")), JobPhase.ARCHIVED, "t-1"));
        JobRecord other = inserted(SampleRecords.ready("order 2"));

        assertThat(store().replace(SampleRecords.withTask(other, JobPhase.PENDING, "t-1")))
                .isEqualTo(Replacement.TASK_TAKEN);
        assertHas(other);
    }

    @Test
    void replace_whenTheTaskIsItsOwn_storesIt() {
        JobRecord pending =
                replaced(SampleRecords.withTask(inserted(SampleRecords.ready("order 1")), JobPhase.PENDING, "t-1"));

        assertHas(replaced(SampleRecords.withTask(pending, JobPhase.RUNNING, "t-1")));
    }

    @Test
    void replace_whenAJobGaveItsTaskUp_givesItToAnother() {
        JobRecord adopted =
                replaced(SampleRecords.withTask(inserted(SampleRecords.ready("order 1")), JobPhase.PENDING, "t-1"));
        replaced(adopted.change()
                .to(new JobState(JobPhase.UNCERTAIN, null))
                .disproved(new TaskId("t-1"))
                .at(SampleRecords.NOW));

        JobRecord other =
                replaced(SampleRecords.withTask(inserted(SampleRecords.ready("order 2")), JobPhase.PENDING, "t-1"));

        assertThat(store().findByTask(new TaskId("t-1"))).contains(other);
    }
}
