package dev.wanedit.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.reconcile.ListedTasks;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.TaskReport;
import dev.wanedit.event.TaskReport.Cost;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.price.PriceTable;
import dev.wanedit.settings.Region;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.Usage;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a listener is notified of when a task is seen. */
class TaskReportTest {

    private static final TaskId TASK = new TaskId("t-1");

    private final TestScheduler timer = new TestScheduler();
    private final JobRecorder jobRecorder = new JobBench(new ListedTasks(), new MemoryJobStore(), timer).jobRecorder;
    private final KeptJobs jobs = new KeptJobs(jobRecorder);
    private final List<TaskReport> seen = new ArrayList<>();
    private final TaskRecorder recorder = new TaskRecorder(
            jobRecorder,
            timer,
            new JobListener() {
                @Override
                public void onTask(TaskReport task) {
                    seen.add(task);
                }
            },
            PriceTable.DEFAULT.in(Region.SINGAPORE));

    @Test
    void seen_whenTheJobIsKnown_hasItsKeyAndItsCostInTheRegion() {
        jobs.pending("a", "snow", TASK);
        TaskSnapshot task = succeeded(Duration.ofSeconds(10), 720);

        recorder.seen(task).test().assertValue(task);

        assertThat(seen)
                .containsExactly(new TaskReport(
                        new JobKey("a"),
                        task,
                        jobRecorder.now(),
                        new Cost(new BigDecimal("1.00"), Currency.getInstance("USD"))));
    }

    @Test
    void seen_whenTheTaskIsNoJobs_hasNoCost() {
        recorder.news(succeeded(Duration.ofSeconds(10), 720)).test().assertComplete();

        assertThat(seen).singleElement().satisfies(event -> {
            assertThat(event.jobKey()).isNull();
            assertThat(event.cost()).isNull();
        });
    }

    private static TaskSnapshot succeeded(@Nullable Duration billed, @Nullable Integer lines) {
        Usage usage = new Usage(billed, null, null, 1, lines);
        EditResult result = new EditResult(URI.create("https://example.com/r.mp4"), usage);
        return new TaskSnapshot(TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, null, null, result, null);
    }
}
