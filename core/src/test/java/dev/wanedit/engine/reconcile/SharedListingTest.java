package dev.wanedit.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedListingTest {

    private static final TaskFilter ALL = TaskFilter.recent();
    private static final TaskSummary ROW =
            new TaskSummary(new TaskId("t-1"), TaskStatus.RUNNING, "RUNNING", null, null, null, null);

    private static final Instant NOW = Instant.parse("2026-04-03T00:00:00Z");
    private static final Listing READ = new Listing(List.of(ROW), Duration.ZERO, Duration.ZERO, false);

    private final TaskApi tasks = mock(TaskApi.class);
    private final List<SingleSubject<TaskPage>> pages = new ArrayList<>();
    private final SharedListing list = new SharedListing(new TaskPages(tasks, 10), () -> NOW);

    SharedListingTest() {
        when(tasks.list(any()))
                .thenAnswer(call -> Single.defer(() -> {
                    pages.add(SingleSubject.create());
                    return pages.get(pages.size() - 1);
                }));
    }

    @Test
    void all_whenHundredsAskWhileItIsRead_readsOnceMoreForAllOfThem() {
        TestObserver<Listing> first = list.all(ALL).test();
        List<TestObserver<Listing>> others = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            others.add(list.all(ALL).test());
        }

        answer(0);
        first.assertValue(READ);
        others.forEach(TestObserver::assertNotComplete);
        answer(1);

        others.forEach(other -> other.assertValue(READ));
        assertThat(pages).hasSize(2);
    }

    @Test
    void all_whenTheReadingFails_failsForThoseItServesOnly() {
        TestObserver<Listing> first = list.all(ALL).test();
        TestObserver<Listing> second = list.all(ALL).test();

        pages.get(0).onError(new IllegalStateException("no list"));
        answer(1);

        first.assertError(IllegalStateException.class);
        second.assertValue(READ);
    }

    @Test
    void all_whenTheLastOneLeaves_abortsTheReading() {
        TestObserver<Listing> only = list.all(ALL).test();

        only.dispose();

        assertThat(pages.get(0).hasObservers()).isFalse();
        TestObserver<Listing> later = list.all(ALL).test();
        answer(1);
        later.assertValue(READ);
    }

    private void answer(int reading) {
        pages.get(reading).onSuccess(new TaskPage(List.of(ROW), 1, 100, 1, 1));
    }
}
