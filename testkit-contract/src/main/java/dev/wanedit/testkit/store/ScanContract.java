package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages in the order of the keys show every job once, even if records change in between. */
public abstract class ScanContract extends StoreContract {

    @Test
    void scan_whenNothingIsThere_isEmpty() {
        assertThat(store().scan(Scan.ALL, null, 10)).isEmpty();
        assertThat(store().scan(Scan.OPEN, new JobKey("order 1"), 10)).isEmpty();
        assertThat(store().keys(Scan.ALL, null, 10)).isEmpty();
        assertThat(store().keys(Scan.OPEN, new JobKey("order 1"), 10)).isEmpty();
    }

    @Test
    void scan_whenKeysArePlain_ordersThemByTheirCharacters() {
        List<String> ordered = List.of("!", "-1", "10", "9", "A", "Z", "_", "a", "a b", "a-b", "ab", "b", "z", "~");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);
        shuffled.forEach(key -> inserted(SampleRecords.ready(key)));

        assertThat(keys(Scan.ALL, null, 100)).containsExactlyElementsOf(ordered);
    }

    @Test
    void scan_whenPaged_showsEveryJobOnce() {
        List<String> all = IntStream.range(100, 125).mapToObj(i -> "order " + i).toList();
        all.forEach(key -> inserted(SampleRecords.ready(key)));

        List<String> seen = new ArrayList<>();
        List<String> page = keys(Scan.ALL, null, 10);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(10);
            seen.addAll(page);
            page = keys(Scan.ALL, new JobKey(page.get(page.size() - 1)), 10);
        }

        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test
    void scan_whenTheLimitIsOne_givesOne() {
        Stream.of("a", "b").forEach(key -> inserted(SampleRecords.ready(key)));

        assertThat(keys(Scan.ALL, null, 1)).containsExactly("a");
        assertThat(keys(Scan.OPEN, new JobKey("a"), 1)).containsExactly("b");
        assertThat(keys(Scan.ALL, new JobKey("b"), 1)).isEmpty();
    }

    @Test
    void scan_whenItGoesOnAfterAKeyThatIsNotThere_goesOnBehindIt() {
        Stream.of("a", "c").forEach(key -> inserted(SampleRecords.ready(key)));

        assertThat(keys(Scan.ALL, new JobKey("b"), 10)).containsExactly("c");
    }

    @Test
    void scan_whenOnlyOpenOnesAreAskedFor_leavesOutWhatEnded() {
        List<String> open = new ArrayList<>();
        for (JobPhase phase : JobPhase.values()) {
            JobRecord first = inserted(SampleRecords.ready("job " + phase));
            replaced(first.change()
                    .to(new JobState(phase, new TaskId("task-" + phase)))
                    .at(SampleRecords.NOW));
            if (!phase.terminal()) {
                open.add("job " + phase);
            }
        }
        Collections.sort(open);

        assertThat(keys(Scan.OPEN, null, 100)).containsExactlyElementsOf(open);
        assertThat(keys(Scan.OPEN, null, 2)).containsExactlyElementsOf(open.subList(0, 2));
        assertThat(keys(Scan.ALL, null, 100)).hasSize(JobPhase.values().length);
    }

    /** The keys of a page of records; a page of keys must have the same keys. */
    private List<String> keys(Scan which, @Nullable JobKey after, int limit) {
        List<JobKey> keys =
                store().scan(which, after, limit).stream().map(JobRecord::key).toList();
        assertThat(store().keys(which, after, limit)).containsExactlyElementsOf(keys);
        return keys.stream().map(JobKey::value).toList();
    }
}
