package dev.wanedit.engine.poll;

import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** The reading of the account's list in one status, page after page, again and again. */
final class ListSweep {

    /** Rows that are asked for; how many come is the service's decision. */
    static final int PAGE_SIZE = 100;

    private static final int MOST_PAGES = 2000;

    private final TaskStatus status;
    private boolean active;
    private boolean asked;
    private int number;
    private int page;
    private int shown;
    private int foreign;
    private long started = PolledTask.NOT_YET;
    private long nextPage;
    private long spacing;
    private int pages = 1;
    private int pageSize = PAGE_SIZE;
    private int rows;
    private int foreignRunning;
    private int others;
    private boolean cut;
    private int timesBroken;
    private @Nullable TaskId firstRow;

    ListSweep(TaskStatus status) {
        this.status = status;
    }

    TaskStatus status() {
        return status;
    }

    boolean active() {
        return active;
    }

    /** The number of this sweep among the sweeps of the planner. */
    int number() {
        return number;
    }

    long started() {
        return started;
    }

    /** Pages that the last sweep took, at least 1. */
    int pages() {
        return pages;
    }

    int pageSize() {
        return pageSize;
    }

    /** Rows that the last sweep showed with its own status. */
    int rows() {
        return rows;
    }

    /** Rows of running tasks that the last sweep showed and that are not followed here. */
    int others() {
        return others;
    }

    void showsAnother() {
        foreignRunning++;
    }

    void start(int itsNumber, long now, long betweenPages) {
        active = true;
        asked = false;
        number = itsNumber;
        page = 1;
        shown = 0;
        foreign = 0;
        foreignRunning = 0;
        timesBroken = 0;
        firstRow = null;
        started = now;
        nextPage = now;
        spacing = betweenPages;
    }

    boolean ready(long now) {
        return active && !asked && nextPage <= now;
    }

    /** The moment of the next page; never while an answer is awaited or no sweep is made. */
    long nextPage() {
        return active && !asked ? nextPage : PollPlan.NEVER;
    }

    PollRequest.ListPage ask() {
        asked = true;
        return new PollRequest.ListPage(status, page, PAGE_SIZE);
    }

    boolean expects(PollRequest.ListPage request) {
        return active && asked && request.status() == status && request.page() == page;
    }

    /** True if most rows have another status than the filter asks for. */
    boolean ignoresFilter() {
        return foreign > shown / 2;
    }

    /** True if the last sweep ended before the list did, so that a task which it did not show may be there. */
    boolean cut() {
        return cut;
    }

    /** True if this page is empty, although the list does not end before it. Such an answer counts as a failed request. */
    boolean breaksOff(TaskPage answer) {
        return answer.position(page, shown) == TaskPage.Position.BROKEN_OFF;
    }

    /**
     * Takes an answer that breaks off; the page is asked for again.
     *
     * @return how often this page has broken off
     */
    int brokenOff(long nextTry) {
        failed(nextTry);
        return ++timesBroken;
    }

    /** True if the list counts rows that it does not show, but not many of them. */
    boolean showedMost(TaskPage answer) {
        return answer.total() > 0 && 2L * shown > answer.total();
    }

    /** No further page is read, although the list says that there are more. */
    void cutOff() {
        cut = true;
    }

    /** Takes an answer; true if no further page is read. */
    boolean answered(TaskPage answer, long now) {
        asked = false;
        nextPage = Math.max(now, nextPage + spacing);
        timesBroken = 0;
        if (repeats(answer)) {
            cut = shown < answer.total();
            return true;
        }
        firstRow = firstRow(answer);
        shown += answer.tasks().size();
        foreign += (int)
                answer.tasks().stream().filter(row -> row.status() != status).count();
        if (answer.pageSize() > 0 && page == 1) {
            pageSize = Math.min(PAGE_SIZE, answer.pageSize());
        }
        boolean last = answer.position(page, shown) == TaskPage.Position.LAST;
        cut = !last && page >= MOST_PAGES;
        if (last || cut) {
            return true;
        }
        page++;
        return false;
    }

    /** True if the service sends the same page again, as one does that ignores the number of the page. */
    boolean repeats(TaskPage answer) {
        return firstRow != null && firstRow.equals(firstRow(answer));
    }

    private static @Nullable TaskId firstRow(TaskPage page) {
        return page.tasks().isEmpty() ? null : page.tasks().get(0).taskId();
    }

    void failed(long nextTry) {
        asked = false;
        nextPage = Math.max(nextPage, nextTry);
    }

    void complete() {
        active = false;
        pages = Math.max(1, page);
        rows = shown - foreign;
        others = foreignRunning;
    }

    void abandon() {
        active = false;
        asked = false;
    }
}
