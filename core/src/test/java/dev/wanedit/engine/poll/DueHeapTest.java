package dev.wanedit.engine.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.duration.DurationHistogram;
import dev.wanedit.task.TaskId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DueHeapTest {

    private static final int TASKS = 500;
    private static final int CHANGES = 20_000;

    private final DueHeap heap = new DueHeap();
    private final Random random = new Random(7);

    @Test
    void first_whenTasksAreAddedMovedAndRemoved_isTheOneThatIsDueFirst() {
        List<PolledTask> inside = new ArrayList<>();
        List<PolledTask> outside = tasks();
        for (int i = 0; i < CHANGES; i++) {
            if (!inside.isEmpty() && random.nextInt(3) == 0) {
                PolledTask gone = inside.remove(random.nextInt(inside.size()));
                heap.remove(gone);
                outside.add(gone);
            } else {
                boolean move = outside.isEmpty() || (random.nextBoolean() && !inside.isEmpty());
                PolledTask task = move ? inside.get(random.nextInt(inside.size())) : outside.remove(0);
                heap.put(task, random.nextInt(1000));
                if (!move) {
                    inside.add(task);
                }
            }
            long first = inside.stream().mapToLong(task -> task.due).min().orElse(-1);
            assertThat(heap.first() == null ? -1 : heap.first().due).isEqualTo(first);
            assertThat(heap.size()).isEqualTo(inside.size());
        }
    }

    @Test
    void countDue_whenMoreAreDueThanTheLimit_countsToTheLimit() {
        tasks().forEach(task -> heap.put(task, random.nextInt(1000)));

        assertThat(heap.countDue(499, TASKS))
                .isEqualTo(heap.countDue(499, TASKS + 1))
                .isBetween(200, 300);
        assertThat(heap.countDue(499, 7)).isEqualTo(7);
        assertThat(heap.countDue(-1, 7)).isZero();
    }

    @Test
    void put_whenTheTaskIsInAnotherHeap_movesIt() {
        DueHeap other = new DueHeap();
        PolledTask task = tasks().get(0);
        other.put(task, 1);

        heap.put(task, 2);

        assertThat(other.size()).isZero();
        assertThat(heap.first()).isSameAs(task);
    }

    private static List<PolledTask> tasks() {
        List<PolledTask> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(new PolledTask(new TaskId("task-" + i), 0, new DurationHistogram()));
        }
        tasks.sort(Comparator.comparing(task -> task.id.value()));
        return tasks;
    }
}
