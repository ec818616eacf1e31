package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances on the same data behave as one: no instance returns older data. */
public abstract class SharingContract extends StoreContract {

    private static final int KEYS = 50;

    @BeforeEach
    void needsSharedData() {
        requires(StoreCapability.SHARED);
    }

    @Test
    void change_whenMadeByAnotherInstance_isSeenAtOnce() {
        JobStore other = open();
        JobRecord first = inserted(SampleRecords.ready("order 1"));
        assertThat(other.find(first.key())).contains(first);
        assertHas(first);

        JobRecord second = SampleRecords.withTask(first, JobPhase.PENDING, "t-1");
        assertThat(other.replace(second)).isEqualTo(Replacement.REPLACED);

        assertHas(second);
        assertThat(store().findByTask(new TaskId("t-1"))).contains(second);
        assertThat(store().scan(Scan.OPEN, null, 10)).containsExactly(second);
        assertThat(store().replace(SampleRecords.submitting(first))).isEqualTo(Replacement.CHANGED_MEANWHILE);
    }

    @Test
    void task_whenAJobOfAnotherInstanceHasIt_isTaken() {
        JobRecord first = inserted(SampleRecords.ready("order 1"));
        JobStore other = open();
        JobRecord second = SampleRecords.ready("order 2");
        assertThat(other.insertIfAbsent(second)).isEqualTo(second);
        assertThat(other.replace(SampleRecords.withTask(second, JobPhase.PENDING, "t-1")))
                .isEqualTo(Replacement.REPLACED);

        assertThat(store().replace(SampleRecords.withTask(first, JobPhase.PENDING, "t-1")))
                .isEqualTo(Replacement.TASK_TAKEN);
    }

    @Test
    void instances_whenRacingForTheSameKeys_letOneWinEach() throws InterruptedException {
        List<JobStore> stores = List.of(store(), open(), open());

        List<List<String>> won = Together.run(stores.stream()
                .<Callable<List<String>>>map(mine -> () -> IntStream.range(0, KEYS)
                        .mapToObj(i -> "order " + i)
                        .filter(key -> wins(mine, key))
                        .toList())
                .toList());

        assertThat(won.stream().flatMap(List::stream)).hasSize(KEYS).doesNotHaveDuplicates();
    }

    @Test
    void close_whenOthersAreOpen_leavesThemOpen() {
        JobRecord record = inserted(SampleRecords.ready("order 1"));
        JobStore other = open();

        other.close();

        assertHas(replaced(SampleRecords.submitting(record)));
    }

    @Test
    void stores_whenOpenedAtTheSameTime_areAllOpened() throws InterruptedException {
        List<JobStore> stores = Together.run(
                Stream.<Callable<JobStore>>generate(() -> this::open).limit(4).toList());

        JobRecord record = SampleRecords.ready("order 1");
        for (JobStore one : stores) {
            assertThat(one.insertIfAbsent(record)).isEqualTo(record);
        }
    }

    private static boolean wins(JobStore mine, String key) {
        JobRecord there = mine.insertIfAbsent(SampleRecords.ready(key));
        return there.version() == 1 && mine.replace(SampleRecords.submitting(there)) == Replacement.REPLACED;
    }
}
