package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import org.junit.jupiter.api.Test;

/** A job is found by its key and by its task, in its current version. */
public abstract class FindContract extends StoreContract {

    @Test
    void find_whenNothingIsThere_isEmpty() {
        assertThat(store().find(new JobKey("order 1"))).isEmpty();
        assertThat(store().findByTask(new TaskId("t-1"))).isEmpty();
    }

    @Test
    void find_whenOthersAreThere_givesTheRightOne() {
        JobRecord one = inserted(SampleRecords.ready("order 1"));
        JobRecord two = inserted(SampleRecords.ready("order 2"));

        assertHas(one);
        assertHas(two);
        assertThat(store().find(new JobKey("order"))).isEmpty();
        assertThat(store().find(new JobKey("order 12"))).isEmpty();
    }

    @Test
    void findByTask_whenAJobHasIt_givesTheJobAsItIsNow() {
        inserted(SampleRecords.ready("order 2"));
        JobRecord pending =
                replaced(SampleRecords.withTask(inserted(SampleRecords.ready("order 1")), JobPhase.PENDING, "t-1"));
        assertThat(store().findByTask(new TaskId("t-1"))).contains(pending);

        JobRecord ended = replaced(SampleRecords.withTask(pending, JobPhase.FAILED, "t-1"));

        assertThat(store().findByTask(new TaskId("t-1"))).contains(ended);
    }

    @Test
    void findByTask_whenTasksDifferInCaseOnly_tellsThemApart() {
        JobRecord small =
                replaced(SampleRecords.withTask(inserted(SampleRecords.ready("order 1")), JobPhase.PENDING, "task-a"));
        JobRecord large =
                replaced(SampleRecords.withTask(inserted(SampleRecords.ready("order 2")), JobPhase.PENDING, "task-A"));

        assertThat(store().findByTask(new TaskId("task-a"))).contains(small);
        assertThat(store().findByTask(new TaskId("task-A"))).contains(large);
    }
}
