package dev.wanedit.engine.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.engine.duration.LearntDurations;
import dev.wanedit.engine.poll.PollRequest.ByName;
import dev.wanedit.engine.poll.PollRequest.ListPage;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One rule of the planner in each test. Moments are in seconds here. */
class PollPlannerTest {

    private static final long SECOND = RequestPace.SECOND;

    private final LearntDurations learnt = new LearntDurations();
    private PollPlanner planner = new PollPlanner(Simulation.automatic(), learnt, 0);

    @Test
    void plan_whenATaskIsNew_queriesItThreeSecondsAfterItsSubmit() {
        PolledTask task = watch("a", 0);

        assertThat(planner.plan(0)).isEqualTo(new PollPlan(List.of(), 3 * SECOND));
        assertThat(planner.plan(3 * SECOND).requests()).containsExactly(new ByName(task));
    }

    @Test
    void plan_whenNothingIsFollowed_asksNothingEver() {
        assertThat(planner.plan(5 * SECOND)).isEqualTo(new PollPlan(List.of(), PollPlan.NEVER));
    }

    @Test
    void plan_whenATaskIsBeingQueried_doesNotQueryItTwice() {
        watch("a", 0);
        planner.plan(3 * SECOND);

        assertThat(planner.plan(100 * SECOND)).isEqualTo(new PollPlan(List.of(), PollPlan.NEVER));
    }

    @Test
    void plan_whenManyTasksAreDue_readsOnePageInPlaceOfQueryingEach() {
        List<PolledTask> tasks = running(20);

        List<PollRequest> requests = sentUntil(60, 75);

        assertThat(requests).contains(new ListPage(TaskStatus.RUNNING, 1, 100));
        assertThat(requests).doesNotHaveAnyElementsOfTypes(ByName.class);
        assertThat(tasks).allMatch(task -> task.status() == TaskStatus.RUNNING);
    }

    @Test
    void listed_whenARunningTaskIsNotShown_queriesThatTaskAtOnce() {
        List<PolledTask> tasks = running(20);
        ListPage page = nextPage(60);

        planner.listed(page, page(tasks.subList(1, 20), TaskStatus.RUNNING), 75 * SECOND);

        assertThat(planner.plan(75 * SECOND).requests()).containsExactly(new ByName(tasks.get(0)));
    }

    @Test
    void listed_whenARowSaysThatTheTaskEnded_queriesItBeforeAllOthers() {
        List<PolledTask> tasks = running(20);
        ListPage page = nextPage(60);

        planner.listed(page, page(tasks.subList(5, 6), TaskStatus.SUCCEEDED), 75 * SECOND);

        assertThat(planner.plan(75 * SECOND).requests()).containsExactly(new ByName(tasks.get(5)));
    }

    /** Else suspects would keep the list from being read, which alone shows that they still run. */
    @Test
    void plan_whileSuspectsTakeAllQueries_readsTheListAsEver() {
        List<PolledTask> tasks = running(600);
        long first = readList(60, tasks.subList(500, 600)); // 500 suspects take 27 s.

        assertThat(readList(first, tasks) - first).isLessThanOrEqualTo(10);
    }

    @Test
    void failed_whenTheListFailsAgainAndAgain_fallsBackOnQueries() {
        running(20);
        long now = 60;
        for (int i = 0; i < 3; i++) {
            ListPage page = nextPage(now);
            planner.failed(page, 0, (now += 10) * SECOND);
        }

        assertThat(planner.plan(now * SECOND).requests())
                .hasOnlyElementsOfTypes(ByName.class)
                .hasSize(1);
    }

    @Test
    void listed_whenAPageIsEmptyBeforeTheEnd_treatsNoTaskAsMissingAndAsksForThatPageAgain() {
        List<PolledTask> tasks = running(20);
        firstOfTwoPages(tasks);

        ListPage second = nextPage(75);
        planner.listed(second, emptySecondPage(), 76 * SECOND);

        assertThat(second.page()).isEqualTo(2);
        assertThat(nextPage(76)).isEqualTo(second);
        assertThat(tasks).allMatch(task -> task.misses == 0);
    }

    @Test
    void listed_whenAPageIsEmptyBeforeTheEndThreeTimes_fallsBackOnQueries() {
        List<PolledTask> tasks = running(20);
        firstOfTwoPages(tasks);
        long now = 75;
        for (int i = 0; i < 3; i++) {
            ListPage second = nextPage(now);
            planner.listed(second, emptySecondPage(), ++now * SECOND);
        }

        assertThat(planner.plan((now + 3) * SECOND).requests())
                .hasOnlyElementsOfTypes(ByName.class)
                .hasSize(1);
    }

    @Test
    void listed_whenALaterSweepBreaksOffToo_pausesLonger() {
        List<PolledTask> tasks = running(20);
        long now = 60;
        for (int i = 0; i < 2; i++) {
            now += 15;
            planner.listed(nextPage(now), firstOf(tasks, 2, 20), ++now * SECOND);
            for (int j = 0; j < 3; j++) {
                planner.listed(nextPage(now), emptySecondPage(), ++now * SECOND);
            }
        }

        assertThat(sentUntil(now, now + 7)).hasOnlyElementsOfTypes(ByName.class);
    }

    /** Else the list would never be used, though it shows nearly all tasks. */
    @Test
    void listed_whenACountedRowNeverComes_usesTheListWithoutIt() {
        List<PolledTask> tasks = running(20);
        long now = 75;
        planner.listed(nextPage(60), firstOf(tasks, 2, 11), now * SECOND);
        for (int i = 0; i < 3; i++) {
            planner.listed(nextPage(now), new TaskPage(List.of(), 2, 10, 2, 11), ++now * SECOND);
        }

        assertThat(sentUntil(now, now + 3)).contains(new ListPage(TaskStatus.RUNNING, 1, 100));
        assertThat(tasks).allMatch(task -> task.misses == 0);
    }

    @Test
    void listed_whenTheServiceIgnoresTheNumberOfThePage_readsNoFurtherPage() {
        List<PolledTask> tasks = running(20);
        planner.listed(nextPage(60), firstOf(tasks, 50, 500), 75 * SECOND);

        planner.listed(nextPage(75), firstOf(tasks, 50, 500), 76 * SECOND);

        assertThat(nextPage(76).page()).isEqualTo(1);
        assertThat(tasks).allMatch(task -> task.misses == 0);
    }

    @Test
    void hinted_whenACompletionEventCame_queriesTheTaskOnce() {
        PolledTask task = running(1).get(0);

        assertThat(planner.hinted(task, 21 * SECOND)).isTrue();
        assertThat(planner.hinted(task, 21 * SECOND)).isFalse();

        assertThat(planner.plan(21 * SECOND).requests()).containsExactly(new ByName(task));
        assertThat(planner.plan(22 * SECOND).requests()).isEmpty();
    }

    @Test
    void hinted_whenEventsAreForged_queriesTwentyAndThenOneEachTenSeconds() {
        planner = new PollPlanner(new PollLimits(20, 20, 0, 86_400 * SECOND), learnt, 0);
        List<PolledTask> tasks = running(100);
        tasks.forEach(task -> planner.hinted(task, 21 * SECOND));

        assertThat(sentUntil(21, 40)).hasSize(21);
        assertThat(sentUntil(40, 140)).hasSize(10);
    }

    @Test
    void hinted_whenEventsAreTrue_queriesEachAtTheFullPace() {
        planner = new PollPlanner(new PollLimits(20, 20, 0, 86_400 * SECOND), learnt, 0);
        running(100).forEach(task -> planner.hinted(task, 21 * SECOND));
        int sent = 0;

        for (long now = 21 * SECOND; now < 27 * SECOND; now += SECOND / 100) {
            for (PollRequest request : planner.plan(now).requests()) {
                PolledTask task = ((ByName) request).task();
                planner.answered(task, TaskSnapshot.of(task.taskId(), TaskStatus.FAILED), now);
                sent++;
            }
        }

        assertThat(sent).isEqualTo(100);
    }

    @Test
    void hinted_whenTheTaskIsBeingQueried_queriesItAgainAfterTheAnswer() {
        PolledTask task = watch("a", 0);
        planner.plan(3 * SECOND);

        planner.hinted(task, 3 * SECOND);
        assertThat(planner.plan(4 * SECOND).requests()).isEmpty();
        planner.answered(task, TaskSnapshot.of(task.taskId(), TaskStatus.RUNNING), 4 * SECOND);

        assertThat(planner.plan(4 * SECOND).requests()).containsExactly(new ByName(task));
    }

    @Test
    void plan_whenEventsProveTrue_readsTheListOnceAMinuteAndAfterAFalseOneAsEver() {
        List<PolledTask> tasks = running(40);
        planner.hinted(tasks.get(0), 21 * SECOND);
        planner.plan(21 * SECOND);
        planner.answered(tasks.get(0), TaskSnapshot.of(tasks.get(0).taskId(), TaskStatus.FAILED), 21 * SECOND);

        List<PolledTask> left = tasks.subList(1, 40);
        long first = readList(60, left);
        long second = readList(first + 1, left);
        assertThat(second - first).isGreaterThanOrEqualTo(60);

        planner.hinted(left.get(0), second * SECOND + 1); // The task still runs.
        assertThat(readList(second + 1, left) - second).isLessThan(20);
    }

    @Test
    void withoutResult_whenASucceededTaskHasNoUrl_queriesItFiveTimesMoreAndGivesUp() {
        PolledTask task = running(1).get(0);
        long now = 100 * SECOND;
        for (long wait : new long[] {2, 4, 8, 16, 32}) {
            assertThat(planner.withoutResult(task, now)).isTrue();
            assertThat(planner.plan(now + wait * SECOND - 1).requests()).isEmpty();
            now += wait * SECOND;
            assertThat(planner.plan(now).requests()).containsExactly(new ByName(task));
        }

        assertThat(planner.withoutResult(task, now)).isFalse();
        assertThat(planner.size()).isZero();
    }

    @Test
    void unknown_whenTheServiceDoesNotKnowTheTask_queriesItFourTimesMoreAndGivesUp() {
        PolledTask task = watch("a", 0);
        long now = 3 * SECOND;
        planner.plan(now);
        for (long wait : new long[] {1, 2, 4, 8}) {
            assertThat(planner.unknown(task, now)).isTrue();
            assertThat(planner.plan(now + wait * SECOND - 1).requests()).isEmpty();
            now += wait * SECOND;
            assertThat(planner.plan(now).requests()).containsExactly(new ByName(task));
        }

        assertThat(planner.unknown(task, now)).isFalse();
    }

    @Test
    void unknown_whenTheTaskWasKnownInBetween_countsFromTheStart() {
        PolledTask task = watch("a", 0);
        for (int i = 0; i < 4; i++) {
            assertThat(planner.unknown(task, 3 * SECOND)).isTrue();
        }
        planner.answered(task, TaskSnapshot.of(task.taskId(), TaskStatus.PENDING), 4 * SECOND);

        assertThat(planner.unknown(task, 5 * SECOND)).isTrue();
    }

    @Test
    void unknown_whenTheTaskIsNoLongerFollowed_isNotQueriedAgain() {
        PolledTask task = watch("a", 0);
        planner.forget(task);

        assertThat(planner.unknown(task, 3 * SECOND)).isFalse();
        assertThat(planner.plan(200 * SECOND)).isEqualTo(new PollPlan(List.of(), PollPlan.NEVER));
    }

    @Test
    void withoutResult_whenTheTaskIsNoLongerFollowed_isNotQueriedAgain() {
        PolledTask task = running(1).get(0);
        planner.forget(task);

        assertThat(planner.withoutResult(task, 100 * SECOND)).isFalse();
        assertThat(planner.plan(200 * SECOND)).isEqualTo(new PollPlan(List.of(), PollPlan.NEVER));
    }

    @Test
    void observed_whileTheTaskIsBeingQueried_addsNoSecondQuery() {
        PolledTask task = watch("a", 0);
        planner.plan(3 * SECOND);

        planner.observed(task, TaskSnapshot.of(task.taskId(), TaskStatus.RUNNING), 4 * SECOND);

        assertThat(planner.plan(100 * SECOND)).isEqualTo(new PollPlan(List.of(), PollPlan.NEVER));
    }

    @Test
    void observed_whenTheTaskHasEnded_followsItNoLonger() {
        PolledTask task = watch("a", 0);
        planner.plan(3 * SECOND);

        planner.observed(task, TaskSnapshot.of(task.taskId(), TaskStatus.SUCCEEDED), 4 * SECOND);

        assertThat(planner.size()).isZero();
    }

    @Test
    void plan_whenTheApplicationSetAnInterval_queriesEachTaskByItAndNeverReadsTheList() {
        planner = new PollPlanner(new PollLimits(1000, 20, 5 * SECOND, 10 * SECOND), learnt, 0);
        for (int i = 0; i < 50; i++) {
            watch("task-" + i, 0);
        }

        List<PollRequest> requests = sentUntil(0, 40);

        assertThat(requests).hasOnlyElementsOfTypes(ByName.class).hasSize(200);
    }

    @Test
    void plan_whenTheClockGoesBack_stillKeepsThePace() {
        for (int i = 0; i < 3; i++) {
            watch("task-" + i, 0);
        }
        assertThat(planner.plan(10 * SECOND).requests()).hasSize(1);

        assertThat(planner.plan(SECOND).requests()).isEmpty();
    }

    @Test
    void plan_whenTheClockJumpsADayAhead_sendsNoBurst() {
        List<PolledTask> tasks = running(50);

        assertThat(planner.plan(86_400 * SECOND).requests()).hasSizeLessThanOrEqualTo(2);
        assertThat(planner.size()).isEqualTo(tasks.size());
    }

    @Test
    void forget_whenAWaitIsDisposed_asksNothingAnyMore() {
        PolledTask task = running(1).get(0);

        planner.forget(task);

        assertThat(planner.plan(500 * SECOND)).isEqualTo(new PollPlan(List.of(), PollPlan.NEVER));
        assertThat(planner.find(task.taskId())).isNull();
    }

    private PolledTask watch(String id, long submitted) {
        PolledTask task = new PolledTask(new TaskId(id), submitted * SECOND, learnt.of(DurationKey.UNKNOWN));
        planner.watch(task, submitted * SECOND);
        return task;
    }

    /** Tasks that were submitted at 0 and are known to run since 20. */
    private List<PolledTask> running(int count) {
        List<PolledTask> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PolledTask task = watch("task-" + i, 0);
            planner.answered(task, TaskSnapshot.of(task.taskId(), TaskStatus.RUNNING), 20 * SECOND);
            tasks.add(task);
        }
        return tasks;
    }

    /** The second in which the list is read next; it shows all tasks as running. */
    private long readList(long from, List<PolledTask> tasks) {
        for (long now = from * SECOND; ; now += SECOND / 100) {
            for (PollRequest request : planner.plan(now).requests()) {
                if (request instanceof ListPage page) {
                    planner.listed(page, page(tasks, TaskStatus.RUNNING), now);
                    return now / SECOND;
                }
                PolledTask task = ((ByName) request).task();
                planner.answered(task, TaskSnapshot.of(task.taskId(), TaskStatus.RUNNING), now);
            }
        }
    }

    private void firstOfTwoPages(List<PolledTask> tasks) {
        planner.listed(nextPage(60), firstOf(tasks, 2, 20), 75 * SECOND);
    }

    /** The first ten tasks as the first of so many pages. */
    private static TaskPage firstOf(List<PolledTask> tasks, int pages, int total) {
        return new TaskPage(page(tasks.subList(0, 10), TaskStatus.RUNNING).tasks(), 1, 10, pages, total);
    }

    private static TaskPage emptySecondPage() {
        return new TaskPage(List.of(), 2, 10, 2, 20);
    }

    private ListPage nextPage(long from) {
        return sentUntil(from, from + 15).stream()
                .flatMap(request -> request instanceof ListPage page ? Stream.of(page) : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    /** Requests up to the first page; queries are answered at once, the tasks still run. */
    private List<PollRequest> sentUntil(long from, long until) {
        List<PollRequest> sent = new ArrayList<>();
        for (long now = from * SECOND; now < until * SECOND; now += SECOND / 100) {
            for (PollRequest request : planner.plan(now).requests()) {
                sent.add(request);
                if (request instanceof ByName query) {
                    planner.answered(query.task(), TaskSnapshot.of(query.task().taskId(), TaskStatus.RUNNING), now);
                }
                if (request instanceof ListPage) {
                    return sent;
                }
            }
        }
        return sent;
    }

    private static TaskPage page(List<PolledTask> tasks, TaskStatus status) {
        List<TaskSummary> rows = tasks.stream()
                .map(task -> new TaskSummary(task.taskId(), status, status.name(), null, null, null, null))
                .toList();
        return new TaskPage(rows, 1, 1000, 1, rows.size());
    }
}
