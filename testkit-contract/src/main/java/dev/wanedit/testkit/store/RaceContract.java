package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** If many callers do the same at once, exactly one of them succeeds: that one sends the job. */
public abstract class RaceContract extends StoreContract {

    private static final int THREADS = 8;
    private static final int ROUNDS = 20;

    @Test
    void insertIfAbsent_whenManyInsertOneKey_letsOneWin() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "order " + round;
            List<JobRecord> given = IntStream.range(0, THREADS)
                    .mapToObj(i -> SampleRecords.ready(key, "medium " + i))
                    .toList();

            List<JobRecord> told = Together.run(given.stream()
                    .<Callable<JobRecord>>map(record -> () -> store().insertIfAbsent(record))
                    .toList());

            assertThat(told).as("what each received").containsOnly(told.get(0));
            assertThat(given).contains(told.get(0));
            assertHas(told.get(0));
        }
    }

    @Test
    void replace_whenManyReplaceOneVersion_letsOneWin() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            JobRecord first = inserted(SampleRecords.ready("order " + round));
            int tasks = round;
            List<JobRecord> next = IntStream.range(0, THREADS)
                    .mapToObj(i -> SampleRecords.withTask(first, JobPhase.PENDING, "task-" + tasks + "-" + i))
                    .toList();

            List<Replacement> told = replaceTogether(next);

            assertThat(told).containsOnlyOnce(Replacement.REPLACED).doesNotContain(Replacement.TASK_TAKEN);
            assertHas(next.get(told.indexOf(Replacement.REPLACED)));
        }
    }

    @Test
    void replace_whenManyTakeOneTask_letsOneHaveIt() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            String task = "task-" + round;
            List<JobRecord> next = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                JobRecord first = inserted(SampleRecords.ready("order " + round + "-" + i));
                next.add(SampleRecords.withTask(first, JobPhase.PENDING, task));
            }

            List<Replacement> told = replaceTogether(next);

            assertThat(told).containsOnlyOnce(Replacement.REPLACED).doesNotContain(Replacement.CHANGED_MEANWHILE);
            assertThat(store().findByTask(new TaskId(task))).contains(next.get(told.indexOf(Replacement.REPLACED)));
        }
    }

    @Test
    void calls_whenEachHasAJobOfItsOwn_areAllDone() throws InterruptedException {
        List<Callable<JobRecord>> calls = IntStream.range(0, THREADS)
                .<Callable<JobRecord>>mapToObj(thread -> () -> {
                    JobRecord record = SampleRecords.ready("order " + thread);
                    assertThat(store().insertIfAbsent(record)).isEqualTo(record);
                    for (int i = 0; i < ROUNDS; i++) {
                        record = SampleRecords.submitting(record);
                        assertThat(store().replace(record)).isEqualTo(Replacement.REPLACED);
                        assertThat(store().find(record.key())).contains(record);
                    }
                    return record;
                })
                .toList();
        store();

        List<JobRecord> last = Together.run(calls);

        assertThat(store().scan(Scan.ALL, null, 100)).containsExactlyElementsOf(last);
    }

    /** The engine interrupts the thread of a subscription that is disposed of; other callers must not be affected. */
    @Test
    void call_whenItsThreadIsInterrupted_leavesTheStoreInOrder() throws InterruptedException {
        JobRecord record = inserted(SampleRecords.ready("order 1"));

        Together.run(Collections.nCopies(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                Thread.currentThread().interrupt();
                store().find(new JobKey("order 1"));
                store().insertIfAbsent(SampleRecords.ready("order 2"));
                assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
            }
            return true;
        }));

        assertHas(record);
        assertHas(SampleRecords.ready("order 2"));
    }

    private List<Replacement> replaceTogether(List<JobRecord> next) throws InterruptedException {
        return Together.run(next.stream()
                .<Callable<Replacement>>map(record -> () -> store().replace(record))
                .toList());
    }
}
