package dev.wanedit.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.ledger.KeptJobs;
import dev.wanedit.engine.ledger.Ledger;
import dev.wanedit.engine.reconcile.ListedTasks;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import org.junit.jupiter.api.Test;

class MemoryJobStoreTest {

    private final MemoryJobStore store = new MemoryJobStore(2);
    private final Ledger ledger = new JobBench(new ListedTasks(), store, new TestScheduler()).ledger;
    private final KeptJobs jobs = new KeptJobs(ledger);

    @Test
    void replace_whenMoreEndedThanItKeeps_forgetsTheOldestOfThose() {
        jobs.ready("open", "snow");
        for (int i = 0; i < 3; i++) {
            TaskId task = new TaskId("t-" + i);
            jobs.pending("job-" + i, "snow", task);
            ledger.observed(TaskSnapshot.of(task, TaskStatus.CANCELED));
        }

        assertThat(store.find(new JobKey("job-0"))).isEmpty();
        assertThat(store.findByTask(new TaskId("t-0"))).isEmpty();
        assertThat(store.findByTask(new TaskId("t-1")).map(JobRecord::key)).contains(new JobKey("job-1"));
        assertThat(jobs.now("open").open()).isTrue();
    }
}
