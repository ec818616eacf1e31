package dev.wanedit.engine.reconcile;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * The account's list of tasks, page after page. The next page is requested when all rows of the page before have been
 * emitted. A list that ends too early is an error, so that it is not treated as a complete, shorter list.
 */
public final class TaskPages {

    private static final int NONE = 0;

    private final TaskApi tasks;
    private final int mostPages;

    /** @param mostPages the number of the last page that is requested; a longer list is an error */
    public TaskPages(TaskApi tasks, int mostPages) {
        this.tasks = tasks;
        this.mostPages = mostPages;
    }

    /** All tasks from the filter's page on, each once, although a new task moves the others to later pages. */
    public Flowable<TaskSummary> all(TaskFilter filter) {
        return all(filter, page -> page);
    }

    /**
     * The same with something around the request for each page.
     *
     * @param each returns the same page
     */
    Flowable<TaskSummary> all(TaskFilter filter, UnaryOperator<Single<TaskPage>> each) {
        return Flowable.defer(() -> {
            AtomicInteger next = new AtomicInteger(filter.page());
            boolean fromStart = filter.page() <= 1;
            // Before a later page, the number of tasks is a guess.
            AtomicLong shown = new AtomicLong(fromStart ? 0 : (filter.page() - 1L) * filter.pageSize());
            return each.apply(Single.defer(() -> tasks.list(filter.onPage(next.get()))))
                    .doOnSuccess(page -> next.set(
                            after(page, next.get(), shown.addAndGet(page.tasks().size()), fromStart)))
                    .flattenAsFlowable(TaskPage::tasks)
                    .repeatUntil(() -> next.get() == NONE)
                    .distinct(TaskSummary::taskId);
        });
    }

    private int after(TaskPage page, int number, long shown, boolean exact) {
        boolean empty = page.tasks().isEmpty();
        if (empty && exact && 2 * shown < page.total()) {
            throw unusable("Page " + number + " of " + page.totalPages() + " of the list of tasks is empty, after "
                    + shown + " of " + page.total() + " tasks.");
        }
        switch (page.position(number, empty && !exact ? 0 : shown)) {
            case LAST -> {
                return NONE;
            }
            case BROKEN_OFF ->
                throw unusable("Page " + number + " of " + page.totalPages() + " of the list of tasks is empty.");
            case MORE_FOLLOW -> {
                if (number >= mostPages) {
                    throw unusable("The list of tasks has more than " + mostPages + " pages.");
                }
            }
        }
        return number + 1;
    }

    private static MalformedResponseException unusable(String problem) {
        return new MalformedResponseException(problem, ErrorContext.NONE, null);
    }
}
