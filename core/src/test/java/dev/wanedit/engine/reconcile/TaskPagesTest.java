package dev.wanedit.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list that lacks most of its tasks proves of no task that it is absent, so it is no complete list. */
class TaskPagesTest {

    private final TaskApi tasks = mock(TaskApi.class);
    private final TaskPages pages = new TaskPages(tasks, 10);
    private final List<TaskFilter> requested = new ArrayList<>();

    @Test
    void all_whenTheOnlyPageOfALongListIsFollowedByAnEmptyOne_fails() {
        answers(page(1, 10, 1, 100), page(2, 0, 1, 100));

        all(TaskFilter.recent()).assertError(MalformedResponseException.class);
    }

    @Test
    void all_whenTasksAreCountedButTheFirstPageIsEmpty_fails() {
        answers(page(1, 0, 0, 37));

        all(TaskFilter.recent()).assertError(MalformedResponseException.class);
    }

    @Test
    void all_whenTheEmptyPageFollowsMostTasks_isComplete() {
        answers(page(1, 10, 1, 12), page(2, 0, 1, 12));

        all(TaskFilter.recent()).assertValueCount(10).assertComplete();
    }

    @Test
    void all_whenThereAreNoTasks_isComplete() {
        answers(page(1, 0, 0, 0));

        all(TaskFilter.recent()).assertResult();
    }

    @Test
    void all_whenItBeginsBehindTheEnd_isComplete() {
        answers(page(7, 0, 1, 100));

        all(TaskFilter.recent().onPage(7)).assertResult();
        assertThat(requested).extracting(TaskFilter::page).containsExactly(7);
    }

    /** How many tasks came before is a guess then, so it does not show that all were seen. */
    @Test
    void all_whenItBeginsLaterAndAPageInTheMiddleIsEmpty_fails() {
        TaskFilter later = TaskFilter.recent().onPage(3);
        answers(page(3, 0, 9, 2 * later.pageSize()));

        all(later).assertError(MalformedResponseException.class);
    }

    private TestSubscriber<TaskSummary> all(TaskFilter filter) {
        return pages.all(filter).test();
    }

    private void answers(TaskPage... answers) {
        when(tasks.list(any())).thenAnswer(call -> {
            requested.add(call.getArgument(0));
            return Single.just(answers[requested.size() - 1]);
        });
    }

    private static TaskPage page(int number, int rows, int pages, int total) {
        return new TaskPage(
                IntStream.range(0, rows)
                        .mapToObj(row -> new TaskSummary(
                                new TaskId("t-" + number + "-" + row),
                                TaskStatus.RUNNING,
                                "RUNNING",
                                null,
                                null,
                                null,
                                null))
                        .toList(),
                number,
                10,
                pages,
                total);
    }
}
